"""What prospects write in German; the form is that of the English ones."""

GERMAN = """
wifi,core | Logistics
WLAN für das neue Hochregallager
+ Scanner verlieren zwischen den Regalen die Verbindung
+ Funkausleuchtung und {n} Access Points fürs Lager
Wir nehmen im {q} ein Lager mit {m}00 m² in Betrieb. Am alten Standort verlieren die Scanner zwischen den Regalen
ständig die
Verbindung. Bitte um ein Angebot für Ausleuchtung, rund {n} Access Points und Montage. Begehung ist jederzeit möglich,
Sicherheitsschuhe bitte mitbringen.

switch,manage | Manufacturing
Einheitlicher Switch für alle Schaltschränke
+ Wildwuchs bei Switches beenden
+ PROFINET-Switches, Rahmenbedarf zwei Jahre
Zurzeit verbaut jeder Maschinenlieferant, was er will. Wir möchten auf ein Modell mit PROFINET-Zertifikat
vereinheitlichen,
etwa {m} Stück in zwei Jahren, mit zentraler Sicherung der Konfigurationen. Wichtig sind uns Lieferfähigkeit und
Staffelpreise.

sensor,gateway | Manufacturing
Zustandsüberwachung für {n} Pumpen und zwei Verdichter
+ Lagerschäden früher erkennen, {n} Antriebe
+ Pilot Schwingungsmessung in der Instandhaltung
Ein Lagerschaden hat uns im Frühjahr zwei Tage Stillstand gekostet. Die Instandhaltung möchte mit {n} kritischen
Antrieben
beginnen. Die Daten dürfen das Werksnetz nicht verlassen, der Betriebsrat ist eingebunden.

climate,gateway | Food and beverage
Lückenlose Temperaturaufzeichnung im Kühlhaus
+ Audit: Temperaturlisten lückenhaft
+ {n} Kühlräume überwachen, Alarm aufs Mobiltelefon
Im letzten Audit wurden Lücken in den handschriftlichen Listen bemängelt. Es geht um {n} Kühlräume und zwei
Fahrzeuge. Wir
brauchen kalibrierte Fühler, Alarm auf das Mobiltelefon und einen Wochenbericht als PDF.

router | Water
Fernwirktechnik für {m} Pumpwerke
+ Telefonleitungen werden abgeschaltet, {m} Standorte
+ Router mit zwei SIM-Karten und VPN
Die bisherige Anbindung über Telefonleitungen wird zum Jahresende abgeschaltet. Gesucht werden Router mit zwei
SIM-Karten,
VPN und digitalen Eingängen. Vier Standorte haben keinen Netzanschluss. Vergabe voraussichtlich im {q}.

camera,recorder | Retail,Logistics
Videoanlage für Laderampe und Hof erneuern
+ {m} Kameras, Ersatz für zwölf Jahre alte Anlage
+ Kameras für Rampe und Hof mit Datenschutzkonzept
Die Anlage ist zwölf Jahre alt, Ersatzteile gibt es nicht mehr. {m} Kameras, davon sechs im Außenbereich,
Aufzeichnung 72
Stunden, Datenschutzkonzept bitte mit anbieten. Die Koaxkabel können bleiben, wenn das sinnvoll ist.

core,wifi | Healthcare
Netzwerk für zwei Stationen und die Ambulanz
+ Switches fallen aus der Wartung, Arbeiten nur nachts
+ Netzwerkerneuerung mit fünf Jahren Wartung
Die vorhandenen Switches fallen aus der Wartung. Lichtruf und Telefonie laufen über dasselbe Netz, gearbeitet
werden kann nur
nachts. Wir bitten um Referenzen aus Krankenhäusern und ein Angebot mit fünf Jahren Wartung.

thermal | Energy
Brandfrüherkennung im Müllbunker
+ Thermografie vor der Revision
+ Versicherer verlangt Branddetektion im Bunker
Der Versicherer fordert nach dem letzten Schwelbrand eine Thermografie mit Aufschaltung auf die Leitwarte. Bunker
30 × 18 m,
stark staubbelastet, teilweise Zone 2. Das Budget ist freigegeben, Umsetzung vor der Revision im {q}.

wifi,core | Education
WLAN in {m} Klassenräumen, Fördermittel bewilligt
+ Schul-WLAN, Mittelabruf bis {q}
+ {m} Räume ausstatten, mit Verwendungsnachweis
Der Bescheid liegt vor, die Mittel müssen bis {q} abgerufen sein. Glasfaser zwischen den Gebäuden ist vorhanden.
Wir suchen
einen Partner, der auch die Dokumentation für den Verwendungsnachweis liefert.

camera,software | Public sector
Videoschutz am Hafenbecken, Verpixelung gefordert
+ {n} Kameras, Aufzeichnung nur nachts
+ Videoschutz mit Datenschutzbeauftragter am Tisch
Der Rat hat {n} Kameras beschlossen. Aufzeichnung nur nachts, Entpixelung nur mit Vorgangsnummer. Wir suchen ein
Unternehmen,
das den Termin mit der Datenschutzbeauftragten nicht scheut.

wifi | Hospitality
Gäste-WLAN in {m} Zimmern
+ Denkmalschutz, dicke Wände, schlechtes WLAN
+ WLAN-Erneuerung während der Betriebsferien
In den Bewertungen wird fast nur das WLAN bemängelt. Das Haus steht unter Denkmalschutz und hat dicke Wände. Im {q}
schließen
wir für drei Wochen, in dieser Zeit müsste alles fertig werden.

switch,power | Transport
Switches für Streckenschränke, −40 bis 75 °C
+ {m} Schränke, 48 V, Glasfaserring
+ Switches mit zehn Jahren Nachkaufgarantie
{m} Schränke entlang der Strecke, 48 V, Glasfaserring. Lieferung in Losen zu 20 Stück, Nachkaufgarantie zehn Jahre,
Prüfberichte nach EN 50121-4 bitte beilegen.

camera,router | Construction
Baustelle ohne Strom und Leitung überwachen
+ Kupferdiebstahl: zwei Kameramasten mit Solar
+ Mobile Videoüberwachung, Miete oder Kauf
Seit August wurde dreimal Kupfer gestohlen. Wir brauchen zwei Masten mit Kamera und Solar, Alarm an den Wachdienst,
und ab
Frühjahr soll alles zur nächsten Baustelle umziehen. Miete oder Kauf, bitte beides anbieten.

care | Manufacturing,Food and beverage
Wartungsvertrag für bestehende Anlage übernehmen
+ Dienstleister hat aufgegeben, wer übernimmt?
+ Wartung für {m} Switches und Access Points
Unser bisheriger Dienstleister hat das Geschäft aufgegeben. Verbaut sind {m} Switches und Access Points von
Quellmark, die
Dokumentation ist unvollständig. Gesucht wird ein Partner mit Ersatzteil am nächsten Arbeitstag.
"""
