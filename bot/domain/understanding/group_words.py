"""Words for several components at once: phones and the like, and clients of every kind."""

CLIENTS = """client clients klient klienter klienten klienterna user users user's användare användaren
    användarna"""
PHONES = """app appen apps appar apparna mobile mobiles mobil mobilen mobiler mobilerna phone phones smartphone
    smartphones telefon telefonen telefoner telefonerna handheld handhelds device devices handdator handdatorn
    handdatorer handdatorerna scanner scanners scannern scannrar scannrarna skanner skannern skannrar skannrarna
    tablet tablets surfplatta surfplattan surfplattor surfplattorna läsplatta läsplattor padda paddor paddorna
    mobilklient mobilklienten mobilklienter mobilklienterna mobilapp mobilappen mobilappar mobilapparna"""
