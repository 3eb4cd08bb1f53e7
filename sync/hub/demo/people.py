"""Names of people by language, and what their positions are called. Arabic ones are pairs of both scripts."""

from __future__ import annotations

from collections.abc import Mapping

from sync.hub.demo.words import columns, items

FIRST: Mapping[str, tuple[str, ...]] = {
    "de": items("""Katharina, Thomas, Sabine, Michael, Julia, Stefan, Petra, Andreas, Lena, Markus, Birgit, Jens,
        Claudia, Tobias,
        Heike, Matthias, Franziska, Ralf, Monika, Sven, Johanna, Uwe, Nadine, Florian, Ursula, Dirk, Svenja, Holger"""),
    "fr": items("""Claire, Nicolas, Sophie, Laurent, Isabelle, Julien, Nathalie, Thierry, Élodie, Mathieu, Aurélie,
        François,
        Hélène, Olivier, Céline, Benoît, Delphine, Sébastien, Véronique, Romain, Amandine, Gaëlle"""),
    "es": items("""María, Javier, Carmen, Antonio, Lucía, Miguel, Ana, Sergio, Pilar, Álvaro, Marta, Jorge, Elena,
        Rubén, Nuria,
        Íñigo, Rocío, Pablo, Beatriz, Andrés"""),
    "it": items("""Giulia, Marco, Francesca, Alessandro, Chiara, Davide, Elisa, Roberto, Silvia, Matteo, Paola,
        Stefano, Valentina,
        Giorgio, Ilaria, Fabio, Federica, Niccolò"""),
    "nl": items("""Sanne, Jeroen, Marieke, Bas, Femke, Pieter, Anouk, Wouter, Ingrid, Maarten, Esther, Koen, Lotte,
        Ruben,
        Annelies, Thijs, Hanneke, Joost"""),
    "sv": items("""Anna, Erik, Karin, Lars, Emma, Anders, Maria, Johan, Sara, Fredrik, Åsa, Mikael, Linnéa, Magnus,
        Ulrika, Oskar,
        Helena, Gustav"""),
    "en": items("""Emily, James, Charlotte, Daniel, Sarah, Thomas, Rebecca, Matthew, Hannah, Andrew, Fiona, Callum,
        Priya, David,
        Rachel, Gareth, Laura, Stuart, Helen, Imran, Niamh, Owen"""),
}
LAST: Mapping[str, tuple[str, ...]] = {
    "de": items("""Hoffmann, Brandt, Schröder, Neumann, Köhler, Vogel, Lindner, Petersen, Jansen, Krüger, Hartmann,
        Sommer, Böhm,
        Ziegler, Engelhardt, Thiele, Wessels, Ahrens, Kowalski, Reinhardt, Baumgartner, Steiner, Yildirim, Huber,
        Lorenzen,
        Dietrich, Freitag, von der Heide, Gruber, Moser"""),
    "fr": items("""Moreau, Lefèvre, Garnier, Roussel, Chevalier, Marchand, Perrin, Fontaine, Gauthier, Lemaire,
        Barbier, Renaud,
        Delorme, Meunier, Aubert, Carpentier, Bouchard, Vidal, Benali, Leclerc, Dumas, Pasquier"""),
    "es": items("""García López, Fernández Ruiz, Moreno Vega, Ortega Gil, Navarro Sanz, Domínguez Prieto, Iglesias Soto,
        Herrera Campos, Castillo Rey, Núñez Peña, Ferrer Vidal, Cabrera León, Molina Bravo, Serrano Pardo,
        Etxeberria Luna"""),
    "it": items("""Bianchi, Ricci, Marino, Greco, Bruno, Gallo, Conti, Costa, Mancini, Rizzo, Lombardi, Moretti,
        Barbieri, Fontana,
        Santoro, De Angelis, Ferrara, Caruso, D'Amico, Pellegrini"""),
    "nl": items("""de Vries, Jansen, van den Berg, Bakker, Visser, Smit, Meijer, de Boer, Mulder, van Dijk, Dekker,
        Hoekstra,
        Kuiper, van der Meer, Postma, Schouten, Verhoeven, ten Brink"""),
    "sv": items("""Lindqvist, Bergström, Nyström, Sandberg, Wallin, Engström, Holm, Åkesson, Forsberg, Hedlund,
        Sjöberg, Norén,
        Öberg, Lundmark, Ekman, Dahlgren, Björk, Söderlund"""),
    "en": items("""Whitfield, Harrison, Thornton, Fletcher, Barlow, Ashworth, Patel, Robertson, Pritchard, Holloway,
        Sutcliffe,
        Marsden, MacLeod, Fairhurst, Hughes, Dawson, Pemberton, Khan, O'Connor, Bradshaw, Griffiths, Lockwood"""),
}
ARABIC_FIRST = columns("""
    Ahmed | أحمد
    Fatima | فاطمة
    Mohammed | محمد
    Mariam | مريم
    Khalid | خالد
    Noura | نورة
    Omar | عمر
    Layla | ليلى
    Yousef | يوسف
    Hessa | حصة
    Saeed | سعيد
    Aisha | عائشة
    Hamad | حمد
    Rania | رانيا
""")
ARABIC_LAST = columns("""
    Al Mansoori | المنصوري
    Al Hashimi | الهاشمي
    Al Suwaidi | السويدي
    Haddad | حداد
    Al Zaabi | الزعابي
    Khoury | خوري
    Al Ketbi | الكتبي
    Al Marri | المري
    Nasser | ناصر
    Al Shamsi | الشامسي
    Al Falasi | الفلاسي
    Darwish | درويش
""")

POSITIONS: Mapping[str, tuple[str, ...]] = {
    "en": items("""Head of IT, Operations Manager, Plant Manager, Facilities Manager, Procurement Lead,
        Network Engineer,
        Security Manager, Managing Director, Maintenance Lead, Project Manager, OT Engineer"""),
    "de": items("""Leitung IT, Betriebsleitung, Leitung Instandhaltung, Einkauf, Geschäftsführung,
        Netzwerkadministration,
        Werkschutz, Projektleitung, Technische Leitung, Leitung Elektrotechnik"""),
    "fr": items("""Responsable informatique, Direction des opérations, Responsable maintenance, Service achats,
        Responsable sûreté,
        Chef de projet, Direction technique"""),
    "es": items("""Responsable de sistemas, Mantenimiento, Dirección de operaciones, Compras,
        Responsable de seguridad,
        Gestión de proyectos, Dirección técnica"""),
    "it": items("""Responsabile IT, Responsabile manutenzione, Ufficio acquisti, Direzione stabilimento,
        Gestione progetti,
        Responsabile sicurezza"""),
    "nl": items("""Hoofd ICT, Operationeel manager, Hoofd technische dienst, Inkoper, Projectleider,
        Netwerkbeheerder"""),
    "sv": items("""IT-chef, Driftchef, Underhållschef, Inköpare, Projektledare, Säkerhetschef, Platschef"""),
    "ar": items(
        """إدارة تقنية المعلومات, إدارة العمليات, إدارة المشتريات, هندسة الشبكات, إدارة الأمن, إدارة المشاريع"""
    ),
}
