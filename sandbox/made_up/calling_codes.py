"""The calling codes of the countries whose names and streets can be made up."""

from typing import Final

_WRITTEN: Final = """
AE 971, AL 355, AM 374, AR 54, AT 43, AU 61, AZ 994, BA 387, BD 880, BE 32, BG 359, BH 973,
BR 55, CA 1, CH 41, CL 56, CN 86, CO 57, CY 357, CZ 420, DE 49, DK 45, DZ 213, EE 372, EG 20,
ES 34, ET 251, FI 358, FR 33, GB 44, GE 995, GH 233, GR 30, HR 385, HU 36, ID 62, IE 353,
IL 972, IN 91, IR 98, IS 354, IT 39, JO 962, JP 81, KE 254, KR 82, LI 423, LK 94, LT 370,
LU 352, LV 371, MK 389, MS 1, MT 356, MX 52, NG 234, NL 31, NO 47, NP 977, NZ 64, PH 63,
PK 92, PL 48, PS 970, PT 351, RO 40, RU 7, SA 966, SE 46, SI 386, SK 421, TH 66, TR 90,
TW 886, UA 380, US 1, UZ 998, VN 84, ZA 27
"""
CALLING_CODES: Final = dict(entry.split() for entry in _WRITTEN.split(","))
