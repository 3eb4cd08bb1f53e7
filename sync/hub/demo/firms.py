"""What invented companies are called: stems, words for what they do, and legal forms by country."""

from __future__ import annotations

from collections.abc import Mapping

from sync.hub.demo.words import cells, columns, items

INDUSTRIES = items("""Logistics, Manufacturing, Food and beverage, Energy, Water, Retail, Healthcare, Education,
        Public sector,
    Hospitality, Construction, Transport""")

STEMS: Mapping[str, tuple[str, ...]] = {
    "de": items("""Elbtal, Steinkamp, Lüttmann, Wiesengrund, Brockhues, Fährhaus, Kornblum, Ostertor, Hagenau,
        Tiefenbach, Morgenrot,
        Wittstock & Söhne, Kranzfelder, Nordheide, Bergmoser, Silberhorn, Rabenstein, Löwenthal, Achterdeck,
        Grünewald & Partner,
        Hasselbrook, Dornbach, Weidenau, Kestenholz, Reutlinger, Ammertal, Pfefferkorn, Buchenrieder, Falkensteig,
        Zollenspieker"""),
    "fr": items("""Valmont, Beauregard, Chantereine, Rochebrune, Malaterre, Grandchamp, Fontvieille, Sauvageot,
        Clairval, Montbrun,
        Tournebride, Hautefeuille, Bellerive, Pierrefonds, Castelnaud, Lavandière, Courtemer, Brisecaille, Mirepont,
        Solignac"""),
    "es": items("""Ribalta, Montealegre, Peñafría, Castroviejo, Aguasvivas, Torrelaguna, Valdehierro, Sierramar,
        Miralcampo,
        Puertollano Nuevo, Almendrera, Rocafort, Navaluenga, Altozano, Cantarranas, Olivarda"""),
    "it": items("""Montesano, Bellavalle, Roccaforte, Fontechiara, Valdombra, Castelmonte, Pontalto, Torrebruna,
        Lagoverde,
        Serravento, Acquafredda, Collalto, Marchesan, Brunetti & Figli, Pianacce, Solferin"""),
    "nl": items("""Van der Ploeg, Hogeland, Waterschans, Kruidenier, Zeewolf, De Korenaar, Oudeschild, Vlietpoort,
        Noorderhaven,
        Brandenburgh, Meerkoet, Duinrand, Van Rossum, Schelpenkade, De Regenboog, Lindehoeve"""),
    "sv": items("""Nordfjäll, Björklinge, Storsund, Granholmen, Älvdal, Kvarnbacken, Södervik, Ljungby, Stenkulla,
        Hjortberga,
        Fyrskär, Tallåsen, Rönnbäcken, Isbrytaren, Norrsken, Vindelå"""),
    "en": items("""Thornbury, Ashgrove, Millbank, Kingsferry, Harrowgate Vale, Blackfriars Mill, Stonebridge,
        Calderdale, Wexcombe,
        Larkfield, Redmire, Hollinghurst, Tideswell, Pennyford, Marlowe & Finch, Oakhanger, Saltmarsh, Brackenridge,
        Fernhill,
        Castlegate, Wolds, Quayside, Dunmore, Threlkeld"""),
}
ARABIC_STEMS = columns("""
    Al Noor Gulf | نور الخليج
    Al Waha | الواحة
    Desert Falcon | صقر الصحراء
    Al Bahr | البحر
    Al Manara | المنارة
    Silver Dunes | الكثبان الفضية
    Al Nakhla | النخلة
    Pearl Coast | ساحل اللؤلؤ
    Al Safwa | الصفوة
    Green Oasis | الواحة الخضراء
""")

WORDS: Mapping[str, tuple[str, ...]] = {
    "de": cells("""
        Logistik; Spedition; Lagerhaus | Maschinenbau; Metallwerk; Werkzeugbau | Molkerei; Brauerei; Feinkost
        Energie; Kraftwerke; Fernwärme | Wasserwerk; Abwassertechnik | Baumarkt; Handelshaus; Warenhaus
        Klinik; Pflegezentrum | Akademie; Berufskolleg | Stadtwerke; Hafenbetrieb | Hotel; Kurhaus; Ferienpark
        Hochbau; Tiefbau; Fertighaus | Verkehrsbetriebe; Busreisen; Bahnservice"""),
    "fr": cells("""
        Logistique; Entrepôts | Mécanique; Fonderie; Industries | Laiterie; Conserverie; Brasserie
        Énergies; Électricité | Eaux; Assainissement | Bricolage; Distribution | Clinique; Santé
        Institut; École technique | Services publics; Port de plaisance | Hôtel; Domaine; Résidence
        Construction; Bâtiment | Transports; Autocars"""),
    "es": cells("""
        Logística; Almacenes | Mecanizados; Metalúrgica; Industrias | Conservas; Bodegas; Lácteos
        Energía; Eléctrica | Aguas; Depuradora | Supermercados; Comercial | Clínica; Residencia
        Colegio; Escuela Técnica | Servicios Municipales; Puerto Deportivo | Hotel; Resort
        Construcciones; Obras | Transportes; Autocares"""),
    "it": cells("""
        Logistica; Magazzini | Meccanica; Officine; Fonderia | Caseificio; Cantine; Pastificio
        Energia; Elettrica | Acque; Depurazione | Supermercati; Commerciale | Clinica; Casa di Cura
        Istituto Tecnico; Accademia | Servizi Comunali; Porto Turistico | Hotel; Terme; Villaggio
        Costruzioni; Edilizia | Trasporti; Autolinee"""),
    "nl": cells("""
        Logistiek; Opslag | Metaal; Machinebouw; Techniek | Zuivel; Bakkerij; Brouwerij
        Energie; Warmte | Waterbeheer; Zuivering | Bouwmarkt; Winkels | Zorg; Kliniek
        College; Vakschool | Gemeentediensten; Havenbedrijf | Hotel; Vakantiepark
        Bouw; Wegenbouw | Transport; Busdiensten"""),
    "sv": cells("""
        Logistik; Lager | Mekaniska; Verkstad; Industri | Mejeri; Bryggeri; Bageri
        Energi; Fjärrvärme | Vatten; Reningsverk | Byggvaror; Livsmedel | Vård; Klinik
        Gymnasium; Yrkeshögskola | Kommunteknik; Hamn | Hotell; Fjällanläggning
        Bygg; Anläggning | Transport; Buss"""),
    "en": cells("""
        Logistics; Warehousing; Freight | Engineering; Castings; Precision Tools | Dairies; Brewery; Foods
        Energy; Power; District Heating | Water Services; Utilities | Garden Centres; Stores | Care Homes; Clinics
        College; Academy Trust | Harbour Authority; Leisure Services | Hotels; Holiday Parks
        Homes; Civil Engineering | Coaches; Rail Services"""),
    "ar": cells("""
        Logistics | Industries | Foods | Energy | Water Treatment | Trading | Medical Centre | Academy
        Municipal Services | Hotels & Resorts | Contracting | Transport"""),
}
ARABIC_WORDS = items("""للخدمات اللوجستية, للصناعات, للأغذية, للطاقة, لمعالجة المياه, للتجارة, الطبي, للتعليم,
        للخدمات البلدية, للفنادق,
    للمقاولات, للنقل""")

WORD_FIRST = frozenset({"fr", "es", "it"})
"""Languages that put what a company does before its name: Transports Valmont."""
FORMS: Mapping[str, tuple[str, ...]] = {
    "DE": ("GmbH", "GmbH", "GmbH & Co. KG", "AG", "KG"),
    "AT": ("GmbH", "GmbH", "AG", "OG"),
    "CH": ("AG", "AG", "GmbH"),
    "FR": ("SARL", "SAS", "SA"),
    "ES": ("S.L.", "S.A.", "S.L.U."),
    "IT": ("S.r.l.", "S.p.A.", "S.n.c."),
    "NL": ("B.V.", "B.V.", "N.V."),
    "SE": ("AB",),
    "GB": ("Ltd", "Ltd", "plc", "LLP"),
    "AE": ("LLC", "LLC", "FZE", "FZCO"),
}
ARABIC_FORM = "ذ.م.م"

LONG: Mapping[str, tuple[str, str]] = {
    "DE-N": (
        "Norddeutsche Kühlhaus- und Lebensmittellogistikgesellschaft mbH & Co. KG",
        "Logistics",
    ),
    "DE-S": ("Oberbayerische Trinkwasserversorgungs- und Abwasserzweckverbands-AG", "Water"),
    "GB": ("The Royal Borough Harbour, Ferries and Coastal Defence Services Partnership LLP", "Public sector"),
    "FR": ("Compagnie méditerranéenne de transport, de manutention et d'entreposage SAS", "Transport"),
    "CH": ("Genossenschaft Schweizerischer Alpkäsereien und Milchverwertungsbetriebe AG", "Food and beverage"),
    "NL": ("Coöperatieve Vereniging Noord-Nederlandse Zuivelverwerkende Bedrijven B.V.", "Food and beverage"),
}
"""Companies with names of sixty characters and more, one a region: (name, industry)."""
