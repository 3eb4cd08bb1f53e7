"""What prospects write to the vendor, by language, with the product families and industries that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sync.hub.demo.enquiries_de import GERMAN
from sync.hub.demo.enquiries_en import ENGLISH
from sync.hub.demo.words import blocks, columns, items


@dataclass(frozen=True, slots=True)
class Enquiry:
    """A message about some product families, under one of several subjects."""

    families: tuple[str, ...]
    industries: tuple[str, ...]
    titles: tuple[str, ...]
    body: str


def _read(text: str) -> tuple[Enquiry, ...]:
    made = []
    for head, title, *rest in blocks(text):
        families, industries = head.split("|")
        titles = (title, *(line[2:] for line in rest if line.startswith("+ ")))
        body = " ".join(line for line in rest if not line.startswith("+ "))
        made.append(Enquiry(items(families), items(industries), titles, body))
    return tuple(made)


_FRENCH = """
wifi | Hospitality
Wi-Fi pour {m} chambres, travaux pendant la fermeture annuelle
Nos clients se plaignent du réseau presque chaque semaine. L'établissement est classé et les murs sont épais. Nous
fermons
trois semaines au {q} et tout doit être terminé à la réouverture. Pouvez-vous passer faire des mesures ?

climate,gateway | Food and beverage
Traçabilité des températures en chambre froide
L'audit a relevé des trous dans nos relevés papier. {n} chambres froides et deux camions, une mesure toutes les cinq
minutes, alarme sur le portable de l'astreinte. Merci de chiffrer aussi l'étalonnage.

camera,recorder | Retail,Logistics
Remplacement de {m} caméras et de l'enregistreur
L'enregistreur est tombé en panne et l'assureur exige une solution avant la fin du trimestre. Les quais de
chargement doivent
être visibles de nuit. Nous souhaitons un interlocuteur unique, pose comprise.

router,camera | Transport
Routeurs embarqués pour {m} autocars
Wi-Fi passagers, deux caméras et billettique sur un seul routeur EN 50155. Montage dans notre atelier, formation de
quatre
mécaniciens. Essai sur dix véhicules au {q}.

thermal | Energy
Détection incendie par thermographie, fosse à déchets
Après le départ de feu du printemps, notre assureur demande une détection thermique reliée à la salle de commande.
La fosse
mesure 30 m sur 18, très poussiéreuse. Le budget est validé.

sensor,gateway | Manufacturing
Surveillance vibratoire de {n} pompes
Deux arrêts non prévus cette année. La maintenance souhaite un pilote sur les {n} machines les plus critiques, données
hébergées chez nous. Merci de proposer une date pour un échange technique.

core,wifi | Healthcare,Education
Renouvellement du réseau de deux bâtiments
Les commutateurs ne sont plus maintenus depuis janvier. Travaux de nuit uniquement, téléphonie sur le même câblage.
Nous
souhaitons des références comparables et cinq ans de support.
"""
_SPANISH = """
router | Water
Acceso remoto a {m} estaciones de bombeo
Hoy un técnico se desplaza con cada alarma y hay estaciones a cuarenta minutos. Necesitamos dos operadores por
sitio, VPN y
entradas digitales. Cuatro estaciones no tienen suministro eléctrico. El contrato marco vence en {q}.

climate,gateway | Food and beverage
Registro continuo de temperatura en la bodega
El auditor encontró huecos en el registro manual. Son {n} cámaras y dos camiones. Queremos sondas calibradas, aviso
al móvil
y un informe semanal.

camera,software | Retail
Contar personas en {n} tiendas sin identificar a nadie
Queremos comparar entradas y ventas por hora. Las cámaras tienen dos años y quizá puedan quedarse. Un solo panel
para la
central; el personal de tienda no debe hacer nada.

camera,thermal | Energy
Protección perimetral de una planta solar de 2,4 km
Nos han robado cable dos veces. Hay valla pero no iluminación. Pensamos en cámaras térmicas en las esquinas;
díganos si con
{n} es suficiente.

switch,manage | Manufacturing
Un solo modelo de switch para todos los armarios
Cada fabricante de máquinas trae el suyo. Buscamos un modelo gestionado con PROFINET, unas {m} unidades en dos
años, y copia
central de las configuraciones. Precios por volumen, por favor.
"""
_ITALIAN = """
sensor,gateway | Manufacturing
Monitoraggio vibrazioni su {n} pompe e due compressori
Due fermi imprevisti quest'anno. La manutenzione vorrebbe un pilota sulle {n} macchine peggiori e poi il resto del
reparto. I
dati devono restare nella nostra rete, niente cloud.

climate,gateway | Food and beverage
Registrazione continua delle temperature in cella
L'ultimo audit ha trovato lacune nei registri cartacei. {n} celle e due camion, una misura ogni cinque minuti,
allarme sul
telefono del reperibile.

wifi | Hospitality
Wi-Fi ospiti in {m} camere
Metà delle recensioni negative parla del Wi-Fi. L'edificio è vincolato e i muri sono spessi. Chiudiamo tre
settimane nel {q} e
tutto va finito in quel periodo.

camera,recorder | Logistics,Retail
Sostituire {m} telecamere analogiche
Il registratore si è guastato e l'assicurazione vuole vedere le baie di carico anche di notte. Preferiamo un solo
fornitore
per telecamere, registratore e messa in servizio.

router,camera | Transport
Router e telecamere per {m} autobus
Wi-Fi per i passeggeri, due telecamere e bigliettazione su un solo router EN 50155. Montaggio nella nostra
officina, prova su
dieci mezzi nel {q}.
"""
_DUTCH = """
wifi,core | Logistics
Wifi voor een nieuw distributiecentrum
In {q} openen we een hal van {m}00 m². Op de huidige locatie verliezen de scanners tussen de stellingen steeds de
verbinding.
Graag een offerte voor een meting, ongeveer {n} access points en montage.

climate,gateway | Food and beverage
Sluitende temperatuurregistratie in de koelcel
De auditor vond gaten in onze papieren lijsten. {n} koelcellen en twee wagens, alarm op de telefoon van de
storingsdienst,
elke maandag een rapport.

sensor,gateway | Manufacturing,Water
Trillingsmeting op {n} pompen
Twee ongeplande stops dit jaar. De technische dienst wil een proef op de {n} slechtste machines. De gegevens
blijven in ons
eigen netwerk.

camera,router | Construction,Public sector
Toezicht op een bouwplaats zonder stroom
Sinds augustus is er drie keer koper gestolen. We zoeken twee masten met camera en zonnepaneel, melding naar de
beveiliging. Huur of koop, graag allebei.
"""
_SWEDISH = """
router | Water,Energy
Fjärråtkomst till {m} pumpstationer
I dag åker en tekniker ut vid varje larm och vissa stationer ligger fyrtio minuter bort. Vi behöver två operatörer
per plats,
VPN och några digitala ingångar. Ramavtalet löper ut i {q}.

switch,power | Transport,Manufacturing
Switchar för skåp längs banan, −40 °C
{m} skåp, 48 V, fiberring. Leverans i partier om 20 och garanterad tillgång i tio år. Skicka gärna
provningsrapporter med
offerten.

camera,thermal | Energy
Övervakning av en vindpark vintertid
Kablar har stulits två gånger och det är mörkt halva året. Vi tänker oss värmekameror vid transformatorn; räcker
{n} stycken?

wifi,core | Education,Healthcare
Trådlöst nät i {m} klassrum
Varje elev får en dator till hösten och våra accesspunkter är från 2014. Fiber finns mellan husen. Upphandlingen
stänger om
sex veckor.
"""
_ARABIC = """
camera,recorder | Logistics,Retail,Hospitality
استبدال {m} كاميرا مراقبة في المستودع
تعطل جهاز التسجيل الشهر الماضي وتطلب شركة التأمين تغطية أرصفة التحميل ليلاً. نفضل موردًا واحدًا للكاميرات والتسجيل
والتشغيل. يمكن زيارة الموقع في أي صباح.

wifi,core | Logistics,Education,Hospitality
شبكة لاسلكية لمركز توزيع جديد
نفتتح في {q} مستودعًا بمساحة {m}00 متر مربع. تنقطع الماسحات بين الرفوف في الموقع الحالي. نحتاج إلى قياس التغطية ثم
عرض سعر
لحوالي {n} نقطة وصول.

climate,gateway | Food and beverage,Healthcare
تسجيل مستمر لدرجات الحرارة في غرف التبريد
لدينا {n} غرف تبريد وشاحنتان. نحتاج إلى قراءة كل خمس دقائق وتنبيه على الهاتف وتقرير أسبوعي معتمد.

router,sensor | Energy,Water,Construction,Manufacturing
ربط محطات الضخ البعيدة بغرفة التحكم
لدينا {m} محطة ضخ بعضها بلا كهرباء. نحتاج إلى موجهات بشريحتين واتصال آمن وحساسات لمستوى الخزانات.
"""

ENQUIRIES: Mapping[str, tuple[Enquiry, ...]] = {
    "en": _read(ENGLISH),
    "de": _read(GERMAN),
    "fr": _read(_FRENCH),
    "es": _read(_SPANISH),
    "it": _read(_ITALIAN),
    "nl": _read(_DUTCH),
    "sv": _read(_SWEDISH),
    "ar": _read(_ARABIC),
}

_MODELS = columns("""
    wifi,core | HA4,CL24P,SURV
    core,wifi | CL48P,HA4
    camera,recorder | SB4,SD4,SV16
    camera,software | SD8,OV1,OVE
    camera,router | SB4,FG5,MNT2
    camera,thermal | ST6,SP8
    sensor,gateway | PN3,NH50
    sensor,router | PN3,FG5
    switch,manage | RM16,MV50
    switch,power | RM12,SFP1,PR240
    router | FG2,FGS
    router,camera | FGR,SD4,M12K
    router,sensor | FG2,PNL
    climate,gateway | CN2,CN3,NH50
    gateway,climate | CN1,CN3,NH50
    thermal | ST1,STR
    wifi | HA2,CL24P
    core | CLX,CL24,SFP10
    sensor | PNU
    manage,switch | MV250,RM8
    care | CP,INS
""")
MODELS: Mapping[tuple[str, ...], tuple[str, ...]] = {items(row[0]): items(row[1]) for row in _MODELS}
"""The models that answer an enquiry about these families, the main ones first."""


@cache
def covered(language: str) -> frozenset[str]:
    """The industries that write in this language."""
    return frozenset(industry for enquiry in ENQUIRIES[language] for industry in enquiry.industries)


REMARKS = (
    "Qualified by telephone: budget approved, decision by the end of {q}. Asks for one contact person.",
    "Qualified by telephone: compares two suppliers; price matters less than a date.",
    "Came from the trade fair, badge scanned, ten minutes at the stand. Wants a call in the morning.",
    "Downloaded the datasheet twice and asked for a call back. Budget not yet confirmed.",
    "Existing customer of a distributor; no project registered by anybody.",
    "The contact prepares, the managing director decides. Please keep both in copy.",
)
