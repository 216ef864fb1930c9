"""The catalogue's folder: policy.yml and releases.yml, read with positions, checked, watched."""
