"""Provinces of the real service that differ from those of the libraries.

Shopify: names and codes as its address forms have them (reported). The names are those of Unicode's
CLDR in English, which no library carries for provinces. Codes stand here without the country's:
`13` for `JP-13`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

# Elsewhere any province will do, and it has no code.
_LISTED: Final = """
AE AR AU BR CA CL CN CO CR EG ES GB GT HK ID IE IN IT JP KR KW MX MY NG NZ PA PE PH PT RO RU SV TH
US UY VE ZA
"""
_PREFIXED: Final = "CR JP KR KW PA PE PH PT SV TH UY VE"

# China's three are countries of their own; the others are too new, or no place for parcels.
_LEFT_OUT: Final = {"AU": "JBT", "CN": "HK MO TW", "IN": "DH", "IT": "SU", "PA": "NT", "RU": "NEN"}

_CODES: Final = {
    # what ISO 3166 had before it renamed them
    "CN": "XZ=YZ",
    "IN": "CT=CG, TG=TS, UT=UK",
    "ZA": "GP=GT, KZN=NL",
    # letters, where ISO 3166 has numbers or nothing
    "GT": "01=GUA, 02=EPR, 03=SAC, 04=CMT, 05=ESC, 06=SRO, 07=SOL, 08=TOT, 09=QUE, 10=SUC, 11=RET, "
    "12=SMA, 13=HUE, 14=QUI, 15=BVE, 16=AVE, 17=PET, 18=IZA, 19=ZAC, 20=CQM, 21=JAL, 22=JUT",
    "HK": "Hong Kong Island=HK, Kowloon=KL, New Territories=NT",
    "MY": "01=JHR, 02=KDH, 03=KTN, 04=MLK, 05=NSN, 06=PHG, 07=PNG, 08=PRK, 09=PLS, 10=SGR, 11=TRG, "
    "12=SBH, 13=SWK, 14=KUL, 15=LBN, 16=PJY",
    # what the post writes
    "MX": "AGU=AGS, BCN=BC, CAM=CAMP, CHH=CHIH, CHP=CHIS, CMX=DF, COA=COAH, DUR=DGO, GUA=GTO, "
    "HID=HGO, MIC=MICH, NLE=NL, QUE=QRO, ROO=Q ROO, TAM=TAMPS, TLA=TLAX",
}

_NAMES: Final = {
    # English, where the libraries have the country's own language
    "AR": "B=Buenos Aires Province, C=Buenos Aires (Autonomous City)",
    "BR": "DF=Federal District",
    "CL": "AI=Aysén, BI=Bío Bío, MA=Magallanes Region, RM=Santiago Metropolitan",
    "CN": "NM=Inner Mongolia, YZ=Tibet",
    "CO": "DC=Capital District, SAP=San Andrés & Providencia",
    "ES": "BI=Biscay, C=A Coruña, L=Lleida, LO=La Rioja Province, M=Madrid Province, "
    "O=Asturias Province, PM=Balears Province, S=Cantabria Province, SE=Seville, SS=Gipuzkoa",
    "IT": "BZ=South Tyrol, FI=Florence, GE=Genoa, MB=Monza and Brianza, MI=Milan, MN=Mantua, "
    "MS=Massa and Carrara, NA=Naples, PD=Padua, PU=Pesaro and Urbino, RM=Rome, SR=Syracuse, "
    "TN=Trentino, TO=Turin, VE=Venice",
    "KR": "29=Gwangju City, 43=North Chungcheong, 44=South Chungcheong, 45=North Jeolla, "
    "46=South Jeolla, 47=North Gyeongsang, 48=South Gyeongsang",
    "MX": "COAH=Coahuila, DF=Ciudad de Mexico, MEX=Mexico State",
    "MY": "MLK=Malacca, PNG=Penang",
    "PA": "10=West Panamá, NB=Ngöbe-Buglé",
    "PE": "ANC=Ancash, CAL=El Callao, CUS=Cusco, LIM=Lima Region, LMA=Lima",
    "PH": "MDC=Occidental Mindoro, MDR=Oriental Mindoro, ZSI=Zamboanga Sibugay",
    "PT": "11=Lisbon, 20=Azores, 30=Madeira",
    "RO": "B=Bucharest",
    "RU": "AD=Adygea, AL=Altai, ALT=Altai Krai, AMU=Amur, ARK=Arkhangelsk, AST=Astrakhan, "
    "BA=Bashkortostan, BEL=Belgorod, BRY=Bryansk, BU=Buryat, CE=Chechen, CHE=Chelyabinsk, "
    "CHU=Chukotka Okrug, CU=Chuvash, DA=Dagestan, IN=Ingushetia, IRK=Irkutsk, IVA=Ivanovo, "
    "KAM=Kamchatka Krai, KB=Kabardino-Balkar, KC=Karachay-Cherkess, KDA=Krasnodar Krai, "
    "KEM=Kemerovo, KGD=Kaliningrad, KGN=Kurgan, KHA=Khabarovsk Krai, KHM=Khanty-Mansi, KIR=Kirov, "
    "KK=Khakassia, KL=Kalmykia, KLU=Kaluga, KO=Komi, KOS=Kostroma, KR=Karelia, KRS=Kursk, "
    "KYA=Krasnoyarsk Krai, LEN=Leningrad, LIP=Lipetsk, MAG=Magadan, ME=Mari El, MO=Mordovia, "
    "MOS=Moscow Province, MOW=Moscow, MUR=Murmansk, NGR=Novgorod, NIZ=Nizhny Novgorod, "
    "NVS=Novosibirsk, OMS=Omsk, ORE=Orenburg, ORL=Oryol, PER=Perm Krai, PNZ=Penza, "
    "PRI=Primorsky Krai, PSK=Pskov, ROS=Rostov, RYA=Ryazan, SA=Sakha, SAK=Sakhalin, SAM=Samara, "
    "SAR=Saratov, SE=North Ossetia-Alania, SMO=Smolensk, SPE=Saint Petersburg, STA=Stavropol Krai, "
    "SVE=Sverdlovsk, TA=Tatarstan, TAM=Tambov, TOM=Tomsk, TUL=Tula, TVE=Tver, TY=Tuva, TYU=Tyumen, "
    "UD=Udmurt, ULY=Ulyanovsk, VGG=Volgograd, VLA=Vladimir, VLG=Vologda, VOR=Voronezh, "
    "YAN=Yamalo-Nenets Okrug, YAR=Yaroslavl, YEV=Jewish, ZAB=Zabaykalsky Krai",
    # other spellings, or names that are longer or shorter
    "AE": "RK=Ras al-Khaimah, UQ=Umm al-Quwain",
    "EG": "BH=Beheira, KFS=Kafr el-Sheikh, MN=Minya, MNF=Monufia, SHR=Al Sharqia",
    "GB": "WLS=Wales",
    "ID": "BB=Bangka\N{EN DASH}Belitung Islands, SG=Southeast Sulawesi, YO=Yogyakarta",
    "IN": "AN=Andaman and Nicobar Islands, JK=Jammu and Kashmir",
    "KW": "AH=Al Ahmadi, FA=Al Farwaniyah, HA=Hawalli, JA=Al Jahra, KU=Al Asimah, "
    "MU=Mubarak Al-Kabeer",
    "NZ": "CIT=Chatham Islands, MWT=Manawatu-Wanganui, WGN=Wellington",
    "TH": "16=Lopburi, 86=Chumphon, 93=Phatthalung",
    "US": "AA=Armed Forces Americas, AE=Armed Forces Europe, AP=Armed Forces Pacific, "
    "DC=Washington DC, VI=U.S. Virgin Islands",
    "VE": "A=Distrito Capital, X=La Guaira",
    "ZA": "NL=KwaZulu-Natal, NW=North West",
}

# Provinces that there are no more, a city that is none, and British soldiers abroad.
_ADDED: Final = {
    "EG": "HU=Helwan, SU=6th of October",
    "GB": "BFP=British Forces",
    "IN": "DD=Daman and Diu, DN=Dadra and Nagar Haveli",
    "IT": "CI=Carbonia-Iglesias, OG=Ogliastra, OT=Olbia-Tempio, VS=Medio Campidano",
    "TH": "S=Pattaya",
}

# What is understood besides; some of it is what provinces were called before.
_ALSO: Final = {
    "CA": "NF=NL, Newfoundland=NL, PQ=QC",
    "CN": "Nei Mongol=NM",
    "MX": "México=MEX",
}


def has_list(country_code: str) -> bool:
    return country_code in _LISTED.split()


def has_prefix(country_code: str) -> bool:
    """Return whether codes are answered with that of the country, `JP-13`."""
    return country_code in _PREFIXED.split()


def left_out(country_code: str) -> frozenset[str]:
    """Return the ISO codes of provinces that are none of the real service's."""
    return frozenset(_LEFT_OUT.get(country_code, "").split())


def codes(country_code: str) -> Mapping[str, str]:
    """Return codes of provinces by those that the libraries have."""
    return _pairs(_CODES.get(country_code))


def names(country_code: str) -> Mapping[str, str]:
    """Return names by the real service's codes."""
    return {**_pairs(_NAMES.get(country_code)), **added(country_code)}


def added(country_code: str) -> Mapping[str, str]:
    """Return, with their names, the codes of provinces that the library does not have."""
    return _pairs(_ADDED.get(country_code))


def other_names(country_code: str, code: str) -> tuple[str, ...]:
    """Return what else means the province of that code, and is in no library."""
    also = _pairs(_ALSO.get(country_code))
    return tuple(word for word, meant in also.items() if meant == code)


@cache
def _pairs(text: str | None) -> Mapping[str, str]:
    return dict(pair.split("=") for pair in text.split(", ")) if text else {}
