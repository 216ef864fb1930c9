"""Benchmarks: `python -m tests.bench`. Ratios against a bare Bolt app of the same run; nothing leaves loopback."""
