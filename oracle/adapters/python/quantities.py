"""Quantities such as 500m, 1Gi and 2e3: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/"""

import re
from fractions import Fraction

BINARY = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6}
DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
FORM = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+))(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?")


def amount(quantity):
    """The exact value; ValueError for what is no quantity."""
    matched = FORM.fullmatch(str(quantity))
    if matched is None:
        raise ValueError(f"{quantity!r} is no quantity")
    number, suffix = Fraction(matched[1]), matched[2] or ""
    if suffix in BINARY:
        return number * 1024 ** BINARY[suffix]
    if suffix in DECIMAL:
        return number * Fraction(10) ** DECIMAL[suffix]
    return number * Fraction(10) ** int(suffix[1:])


def is_zero(quantity):
    return amount(quantity) == 0


def same_amount(one, other):
    return amount(one) == amount(other)
