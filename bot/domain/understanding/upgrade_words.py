"""Words for moving to another version, in Swedish and English."""

# To an older one.
STEPS_BACK = """downgrade downgrades downgraded downgrading rollback nedgradera nedgraderar nedgraderas nedgraderat
    nedgraderade nedgradering backa"""

_UPGRADING = """upgrades upgraded upgrading update updates updated updating uppgraderar uppgraderas uppgraderat
        uppgraderade uppgradering uppgraderingen uppgraderingar uppgraderingsväg uppdatera uppdaterar uppdateras
        uppdaterat uppdatering uppdateringen uppdateringar opgradere opgraderer opgradering oppgradere oppgraderer
        oppgradering migrate migrating migration migrera migrerar"""
UPGRADING = f"{_UPGRADING} {STEPS_BACK}"
