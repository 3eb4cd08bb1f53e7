"""Benchmarks: ratios against a yardstick that is run beside the thing measured. Started by `dev.py bench`."""
