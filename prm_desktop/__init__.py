"""PRM Desktop: the program that a vendor's partners open in the morning.

This package is the core: domain, replica and services. It knows neither Qt nor HTTP.
"""

__version__ = "0.1.0"
