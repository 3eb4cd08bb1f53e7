"""The towns of the demo world with postcodes and streets that fit each other, and a pattern of their telephone numbers.

Where a country keeps numbers for use in fiction (Germany, France, Sweden, the United Kingdom), only those are used,
so that
nobody's telephone rings when somebody tries the demo.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sync.hub.demo.words import blocks


@dataclass(frozen=True, slots=True)
class Place:
    """A town. `phone` has `#` for each free digit; `addresses` are pairs of postcode and street."""

    city: str
    country: str
    region: str
    phone: str
    addresses: tuple[tuple[str, str], ...]


def _places(text: str) -> tuple[Place, ...]:
    made = []
    for head, *rest in blocks(text):
        city, country, region, phone = (cell.strip() for cell in head.split("|"))
        pairs = [item.split(":", 1) for line in rest for item in line.split(";") if item.strip()]
        made.append(Place(city, country, region, phone, tuple((a.strip(), b.strip()) for a, b in pairs)))
    return tuple(made)


PLACES = _places("""
Hamburg | DE | DE-N | +49 40 66969 ###
20097: Spaldingstraße; 20539: Billstraße; 21079: Harburger Schloßstraße; 22761: Schnackenburgallee;
20459: Admiralitätstraße

Berlin | DE | DE-N | +49 30 23125 ###
12099: Ullsteinstraße; 10997: Köpenicker Straße; 13355: Voltastraße; 12489: Rudower Chaussee

Köln | DE | DE-N | +49 221 4710 ###
50829: Mathias-Brüggen-Straße; 50968: Bonner Straße; 51063: Schanzenstraße; 50825: Subbelrather Straße

Bremen | DE | DE-N | +49 421 5559 ###
28217: Hafenstraße; 28237: Gröpelinger Heerstraße; 28309: Hermann-Funk-Straße

Hannover | DE | DE-N | +49 511 5559 ###
30165: Vahrenwalder Straße; 30453: Davenstedter Straße; 30519: Hildesheimer Straße

Dortmund | DE | DE-N | +49 231 5559 ###
44147: Speicherstraße; 44227: Emil-Figge-Straße; 44263: Hermannstraße

München | DE | DE-S | +49 89 99998 ###
80807: Frankfurter Ring; 81671: Rosenheimer Straße; 80992: Dachauer Straße; 81379: Machtlfinger Straße

Frankfurt am Main | DE | DE-S | +49 69 90009 ###
60314: Hanauer Landstraße; 60486: Solmsstraße; 65933: Mainzer Landstraße; 60549: Cargo City Süd

Stuttgart | DE | DE-S | +49 711 5559 ###
70469: Heilbronner Straße; 70565: Industriestraße; 70327: Ulmer Straße

Nürnberg | DE | DE-S | +49 911 5559 ###
90431: Sigmundstraße; 90411: Nordostpark; 90451: Hafenstraße

Wien | AT | AT | +43 1 905 ####
1110: Simmeringer Hauptstraße; 1230: Perfektastraße; 1030: Rennweg; 1220: Wagramer Straße

Linz | AT | AT | +43 732 905 ###
4020: Industriezeile; 4030: Wiener Straße; 4040: Freistädter Straße

Graz | AT | AT | +43 316 905 ###
8020: Lastenstraße; 8055: Triester Straße; 8010: Petersgasse

Salzburg | AT | AT | +43 662 905 ###
5020: Sterneckstraße; 5023: Röcklbrunnstraße

Innsbruck | AT | AT | +43 512 905 ###
6020: Valiergasse; 6020: Haller Straße

Zürich | CH | CH | +41 44 555 ## ##
8005: Hardturmstrasse; 8048: Badenerstrasse; 8050: Thurgauerstrasse; 8045: Räffelstrasse

Basel | CH | CH | +41 61 555 ## ##
4057: Hochbergerstrasse; 4052: St. Jakobs-Strasse; 4142: Ruchfeldstrasse

Bern | CH | CH | +41 31 555 ## ##
3018: Bümplizstrasse; 3014: Wankdorffeldstrasse; 3008: Güterstrasse

St. Gallen | CH | CH | +41 71 555 ## ##
9015: Zürcher Strasse; 9016: Martinsbruggstrasse

Genève | CH | CH | +41 22 555 ## ##
1227: Rue des Moraines; 1203: Rue de Lyon; 1217: Route de Meyrin

Lausanne | CH | CH | +41 21 555 ## ##
1007: Avenue de Provence; 1004: Avenue de Beaulieu; 1018: Route du Signal

Paris | FR | FR | +33 1 99 00 ## ##
75012: rue de Bercy; 75013: avenue de France; 75019: boulevard Macdonald; 75015: rue de la Convention

Lyon | FR | FR | +33 4 65 71 ## ##
69007: avenue Jean Jaurès; 69003: rue de la Part-Dieu; 69009: rue de Bourgogne

Marseille | FR | FR | +33 4 65 71 ## ##
13002: boulevard de Dunkerque; 13014: rue de Lyon; 13015: chemin du Littoral; 13008: avenue du Prado

Toulouse | FR | FR | +33 5 36 49 ## ##
31200: route d'Albi; 31100: route de Seysses; 31300: avenue de Grande Bretagne

Nantes | FR | FR | +33 2 61 91 ## ##
44300: route de Paris; 44800: boulevard Marcel Paul; 44200: boulevard de la Prairie au Duc

Lille | FR | FR | +33 3 53 01 ## ##
59000: rue de Tournai; 59800: rue du Faubourg de Roubaix; 59160: avenue de Dunkerque

Strasbourg | FR | FR | +33 3 53 01 ## ##
67100: route du Rhin; 67200: route d'Oberhausbergen

Madrid | ES | ES | +34 915 55 ## ##
28037: Calle de Albasanz; 28021: Calle de Laguna del Marquesado; 28042: Avenida de la Hispanidad;
28045: Calle de Méndez Álvaro

Barcelona | ES | ES | +34 935 55 ## ##
08040: Carrer de la Lletra; 08018: Carrer de Pallars; 08038: Passeig de la Zona Franca; 08005: Carrer de Pujades

Valencia | ES | ES | +34 963 55 ## ##
46024: Camino del Canal; 46013: Avenida de la Plata; 46015: Avenida de las Cortes Valencianas

Sevilla | ES | ES | +34 954 55 ## ##
41007: Carretera de Carmona; 41020: Calle Torneo; 41012: Avenida de la Palmera

Zaragoza | ES | ES | +34 976 55 ## ##
50014: Carretera de Cogullada; 50197: Calle Bari; 50018: Avenida de los Pirineos

Bilbao | ES | ES | +34 944 55 ## ##
48015: Ribera de Deusto; 48013: Calle Autonomía

Milano | IT | IT | +39 02 5555 ####
20139: Via Ripamonti; 20156: Viale Certosa; 20126: Viale Sarca; 20134: Via Rubattino

Torino | IT | IT | +39 011 555 ####
10135: Corso Unione Sovietica; 10156: Strada di Settimo; 10148: Via Reiss Romoli

Bologna | IT | IT | +39 051 555 ####
40128: Via Stalingrado; 40132: Via Emilia Ponente; 40127: Via San Donato

Verona | IT | IT | +39 045 555 ####
37135: Viale dell'Industria; 37139: Via Bresciana; 37138: Via Albere

Genova | IT | IT | +39 010 555 ####
16149: Lungomare Canepa; 16152: Via Cornigliano

Napoli | IT | IT | +39 081 555 ####
80143: Via Galileo Ferraris; 80146: Via Argine

Rotterdam | NL | NL | +31 10 555 ####
3011 AA: Schiedamsedijk; 3089 KC: Waalhaven Oostzijde; 3045 PM: Overschieseweg

Amsterdam | NL | NL | +31 20 555 ####
1043 BP: Radarweg; 1032 LC: Papaverweg; 1101 BH: Hogehilweg

Eindhoven | NL | NL | +31 40 555 ####
5651 GH: Achtseweg Zuid; 5657 DB: Flight Forum; 5617 BA: Torenallee

Utrecht | NL | NL | +31 30 555 ####
3526 KS: Papendorpseweg; 3542 AD: Atoomweg

Groningen | NL | NL | +31 50 555 ####
9723 CC: Osloweg; 9728 NR: Laan Corpus den Hoorn

Stockholm | SE | SE | +46 8 465 004 ##
117 43: Årstaängsvägen; 164 40: Kistagången; 120 30: Hammarby allé; 113 30: Torsgatan

Göteborg | SE | SE | +46 31 390 06 ##
417 55: Lindholmspiren; 418 34: Herkulesgatan; 413 27: Första Långgatan

Malmö | SE | SE | +46 40 628 04 ##
211 24: Carlsgatan; 212 39: Agnesfridsvägen; 215 32: Hyllie Boulevard

Kiruna | SE | SE | +46 980 319 2##
981 38: Österleden; 981 31: Hjalmar Lundbohmsvägen

London | GB | GB | +44 20 7946 0###
E16 2QR: North Woolwich Road; SE1 9GF: Southwark Street; NW10 7XR: Acton Lane; EC1V 9HX: Old Street

Leeds | GB | GB | +44 113 496 0###
LS1 4HR: Wellington Street; LS10 1DJ: Hunslet Road; LS12 6AL: Gelderd Road

Manchester | GB | GB | +44 161 496 0###
M17 1AB: Trafford Park Road; M3 3AQ: Deansgate; M50 2GY: Broadway

Birmingham | GB | GB | +44 121 496 0###
B6 7EX: Lichfield Road; B24 8HQ: Kingsbury Road; B5 6DQ: Bristol Street

Glasgow | GB | GB | +44 141 496 0###
G51 4BP: Govan Road; G2 6TS: Waterloo Street

Bristol | GB | GB | +44 117 496 0###
BS11 9HZ: Avonmouth Way; BS1 6QF: Temple Way

Newcastle upon Tyne | GB | GB | +44 191 498 0###
NE6 1BN: Walker Road; NE4 7YH: Scotswood Road

Cardiff | GB | GB | +44 29 2018 0###
CF10 4RU: Tyndall Street; CF24 5JR: Ocean Way

Dubai | AE | AE | +971 4 555 ####
: Sheikh Zayed Road; : Al Quoz Industrial Area 3; : Jebel Ali Free Zone South; : Al Maktoum Road

Abu Dhabi | AE | AE | +971 2 555 ####
: Hamdan Bin Mohammed Street; : Mussafah Industrial M-17; : Khalifa Port Road

Sharjah | AE | AE | +971 6 555 ####
: Al Wahda Road; : Industrial Area 13

Al Ain | AE | AE | +971 3 755 ####
: Khalifa Bin Zayed Street; : Al Ain Industrial City
""")

BY_REGION: Mapping[str, tuple[Place, ...]] = {
    code: tuple(place for place in PLACES if place.region == code)
    for code in dict.fromkeys(place.region for place in PLACES)
}
CURRENCY: Mapping[str, str] = {"CH": "CHF", "SE": "SEK", "GB": "GBP", "AE": "AED"}
"""The currency of a country; the euro where it is not listed."""
NUMBER_FIRST = frozenset({"GB", "FR"})
"""Countries that write the house number before the street."""


def language_of(place: Place) -> str:
    """The language that people of this town write in."""
    if place.country == "CH":
        return "fr" if place.city in {"Genève", "Lausanne"} else "de"
    known = {"DE": "de", "AT": "de", "FR": "fr", "ES": "es", "IT": "it", "NL": "nl", "SE": "sv", "AE": "ar"}
    return known.get(place.country, "en")
