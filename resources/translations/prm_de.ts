<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>domain</name>
    <message>
        <source>1 · Nothing works</source>
        <extracomment>sla_policy.severity=1, ticket.open.severity=1, ticket.severity=1</extracomment>
        <translation>1 · Nichts geht mehr</translation>
    </message>
    <message>
        <source>2 · Badly limited</source>
        <extracomment>sla_policy.severity=2, ticket.open.severity=2, ticket.severity=2</extracomment>
        <translation>2 · Stark eingeschränkt</translation>
    </message>
    <message>
        <source>3 · A nuisance</source>
        <extracomment>sla_policy.severity=3, ticket.open.severity=3, ticket.severity=3</extracomment>
        <translation>3 · Störend</translation>
    </message>
    <message>
        <source>30 days</source>
        <extracomment>renewal.stage=days_30</extracomment>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>4 · A question</source>
        <extracomment>sla_policy.severity=4, ticket.open.severity=4, ticket.severity=4</extracomment>
        <translation>4 · Eine Frage</translation>
    </message>
    <message>
        <source>60 days</source>
        <extracomment>renewal.stage=days_60</extracomment>
        <translation>60 Tage</translation>
    </message>
    <message>
        <source>90 days</source>
        <extracomment>renewal.stage=days_90</extracomment>
        <translation>90 Tage</translation>
    </message>
    <message>
        <source>A card begins here and does not end.</source>
        <extracomment>prm_desktop/services/imports/cards_in.py</extracomment>
        <translation>Hier beginnt eine Karte, die nicht endet.</translation>
    </message>
    <message>
        <source>A deal names this contact, so it stays.</source>
        <extracomment>prm_desktop/domain/customers.py</extracomment>
        <translation>Ein Deal nennt diesen Kontakt, darum bleibt er.</translation>
    </message>
    <message>
        <source>A discount lies between 0 and 100 %.</source>
        <extracomment>prm_desktop/domain/lines.py</extracomment>
        <translation>Ein Rabatt liegt zwischen 0 und 100 %.</translation>
    </message>
    <message>
        <source>A file may have up to 100 MB, and must not be empty.</source>
        <extracomment>prm_desktop/domain/attachments.py</extracomment>
        <translation>Eine Datei darf bis zu 100 MB groß und nicht leer sein.</translation>
    </message>
    <message>
        <source>A lead cannot be merged with itself.</source>
        <extracomment>prm_desktop/domain/merging.py</extracomment>
        <translation>Ein Lead kann nicht mit sich selbst zusammengeführt werden.</translation>
    </message>
    <message>
        <source>A number in this request is out of range.</source>
        <extracomment>sync/hub/exchange.py</extracomment>
        <translation>Eine Zahl in dieser Anfrage liegt außerhalb des erlaubten Bereichs.</translation>
    </message>
    <message>
        <source>A passphrase has at least {count} characters.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Eine Passphrase hat mindestens {count} Zeichen.</translation>
    </message>
    <message>
        <source>A path with a line break cannot be registered.</source>
        <extracomment>prm_desktop/link_handler.py</extracomment>
        <translation>Ein Pfad mit Zeilenumbruch kann nicht registriert werden.</translation>
    </message>
    <message>
        <source>A probability lies between 0 and 100 %.</source>
        <extracomment>prm_desktop/domain/dealing.py</extracomment>
        <translation>Eine Wahrscheinlichkeit liegt zwischen 0 und 100 %.</translation>
    </message>
    <message>
        <source>A quantity is at least one.</source>
        <extracomment>prm_desktop/domain/lines.py</extracomment>
        <translation>Eine Menge ist mindestens eins.</translation>
    </message>
    <message>
        <source>A quotation mark ends in the middle of a cell.</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>Ein Anführungszeichen endet mitten in einer Zelle.</translation>
    </message>
    <message>
        <source>A quotation mark is opened here and never closed.</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>Hier beginnt ein Anführungszeichen, das nie endet.</translation>
    </message>
    <message>
        <source>A recovery code has {groups} groups of {each} characters; this has {count} characters.</source>
        <extracomment>prm_desktop/replica/recovery.py</extracomment>
        <translation>Ein Wiederherstellungscode hat {groups} Gruppen zu je {each} Zeichen; dieser hat {count} Zeichen.</translation>
    </message>
    <message>
        <source>A registration that is rejected was not converted.</source>
        <extracomment>prm_desktop/domain/deciding.py</extracomment>
        <translation>Eine abgelehnte Registrierung wurde nicht umgewandelt.</translation>
    </message>
    <message>
        <source>A seat became free: it is confirmed.</source>
        <extracomment>sync/hub/rules/seats.py</extracomment>
        <translation>Ein Platz ist frei geworden: Er ist bestätigt.</translation>
    </message>
    <message>
        <source>A sheet holds at most {most} rows. Narrow the list, or choose CSV.</source>
        <extracomment>prm_desktop/services/sheets.py</extracomment>
        <translation>Ein Tabellenblatt fasst höchstens {most} Zeilen. Grenzen Sie die Liste ein, oder wählen Sie CSV.</translation>
    </message>
    <message>
        <source>A {label} has no field {names}.</source>
        <extracomment>prm_desktop/services/filling.py</extracomment>
        <translation>„{label}“ hat kein Feld {names}.</translation>
    </message>
    <message>
        <source>A {label} has no field “{name}”.</source>
        <extracomment>prm_desktop/domain/commands.py, prm_desktop/domain/merging.py</extracomment>
        <translation>„{label}“ hat kein Feld „{name}“.</translation>
    </message>
    <message>
        <source>A {label} has no file.</source>
        <extracomment>prm_desktop/services/documents.py</extracomment>
        <translation>Zu „{label}“ gibt es keine Datei.</translation>
    </message>
    <message>
        <source>About to lapse</source>
        <extracomment>progress.status=at_risk</extracomment>
        <translation>Verfällt bald</translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>lead.accept, member.accept, share.accept</extracomment>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept this lead before you contact the customer.</source>
        <extracomment>prm_desktop/domain/work.py</extracomment>
        <translation>Nehmen Sie diesen Lead an, bevor Sie den Kunden ansprechen.</translation>
    </message>
    <message>
        <source>Accepted</source>
        <extracomment>lead.accepted_at, lead.status=accepted, lead_merge.loser_status=accepted</extracomment>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Accepted {title}. The vendor is told; the customer is not.</source>
        <extracomment>lead.accept</extracomment>
        <translation>{title} angenommen. Der Hersteller erfährt es, der Kunde nicht.</translation>
    </message>
    <message>
        <source>Accepted. The deal arrives with the next sync.</source>
        <extracomment>member.accept</extracomment>
        <translation>Angenommen. Der Deal kommt mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Accepted. The lead arrives with the next sync.</source>
        <extracomment>share.accept</extracomment>
        <translation>Angenommen. Der Lead kommt mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>account, account.remove.account_id, account.update.account_id</extracomment>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Account saved.</source>
        <extracomment>account.add</extracomment>
        <translation>Kunde gespeichert.</translation>
    </message>
    <message>
        <source>Account that the conversion made</source>
        <extracomment>lead.unconvert.account_id</extracomment>
        <translation>Bei der Umwandlung angelegtes Konto</translation>
    </message>
    <message>
        <source>Accounts</source>
        <extracomment>account</extracomment>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Active</source>
        <extracomment>contract.status=active, partner.status=active, price_book.status=active</extracomment>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Activities</source>
        <extracomment>activity</extracomment>
        <translation>Aktivitäten</translation>
    </message>
    <message>
        <source>Activity</source>
        <extracomment>activity</extracomment>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Actual</source>
        <extracomment>progress.actual</extracomment>
        <translation>Ist</translation>
    </message>
    <message>
        <source>Add a colleague</source>
        <extracomment>member.add</extracomment>
        <translation>Kollegen hinzufügen</translation>
    </message>
    <message>
        <source>Add a product</source>
        <extracomment>deal_line.add</extracomment>
        <translation>Produkt hinzufügen</translation>
    </message>
    <message>
        <source>Add a task</source>
        <extracomment>deal.add_task, task.add</extracomment>
        <translation>Aufgabe anlegen</translation>
    </message>
    <message>
        <source>Add a vendor's contact</source>
        <extracomment>member.add_rep</extracomment>
        <translation>Ansprechpartner des Herstellers hinzufügen</translation>
    </message>
    <message>
        <source>Added.</source>
        <extracomment>deal_line.add, member.add, member.add_rep</extracomment>
        <translation>Hinzugefügt.</translation>
    </message>
    <message>
        <source>Administrator</source>
        <extracomment>user.role=admin</extracomment>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>After</source>
        <extracomment>course.prerequisite_ids</extracomment>
        <translation>Setzt voraus</translation>
    </message>
    <message>
        <source>Already our own customer</source>
        <extracomment>lead.decline.reason=own_customer, lead.decline_reason=own_customer, lead_offer.reason=own_customer</extracomment>
        <translation>Bereits unser eigener Kunde</translation>
    </message>
    <message>
        <source>Amount</source>
        <extracomment>deal.amount, deal.create.amount</extracomment>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Amounts and numbers cannot be below zero.</source>
        <extracomment>prm_desktop/domain/own_leads.py</extracomment>
        <translation>Beträge und Zahlen können nicht unter null liegen.</translation>
    </message>
    <message>
        <source>An amount is not below zero.</source>
        <extracomment>prm_desktop/domain/dealing.py, prm_desktop/domain/lines.py</extracomment>
        <translation>Ein Betrag liegt nicht unter null.</translation>
    </message>
    <message>
        <source>An empty file cannot be uploaded.</source>
        <extracomment>sync/hub/blobs.py</extracomment>
        <translation>Eine leere Datei kann nicht hochgeladen werden.</translation>
    </message>
    <message>
        <source>Announced</source>
        <extracomment>product.status=announced</extracomment>
        <translation>Angekündigt</translation>
    </message>
    <message>
        <source>Another hub (“{name}”) answers at this address now. Nothing was changed here.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Unter dieser Adresse antwortet jetzt ein anderer Hub („{name}“). Hier wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Another partner fits better</source>
        <extracomment>lead.recycle.reason=wrong_partner</extracomment>
        <translation>Ein anderer Partner passt besser</translation>
    </message>
    <message>
        <source>Another partner was a moment earlier.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Ein anderer Partner war einen Augenblick schneller.</translation>
    </message>
    <message>
        <source>Another partner was {span} earlier.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Ein anderer Partner war {span} schneller.</translation>
    </message>
    <message>
        <source>Another program has held the local copy for too long.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Ein anderes Programm hat die lokale Kopie zu lange belegt.</translation>
    </message>
    <message>
        <source>Another program syncs this copy all the time; it could not be compared.</source>
        <extracomment>sync/repair.py</extracomment>
        <translation>Ein anderes Programm gleicht diese Kopie ständig ab; sie konnte nicht verglichen werden.</translation>
    </message>
    <message>
        <source>Another window or command is syncing this copy.</source>
        <extracomment>prm_desktop/app.py, prm_desktop/app_repair.py</extracomment>
        <translation>Ein anderes Fenster oder ein Befehl gleicht diese Kopie gerade ab.</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>claim_request.answer, deal_member.answer, deal_registration.answer</extracomment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answer and send</source>
        <extracomment>registration.resubmit</extracomment>
        <translation>Antworten und senden</translation>
    </message>
    <message>
        <source>Answer by</source>
        <extracomment>lead.accept_by</extracomment>
        <translation>Antwort bis</translation>
    </message>
    <message>
        <source>Answer due</source>
        <extracomment>ticket.response_due</extracomment>
        <translation>Antwort fällig</translation>
    </message>
    <message>
        <source>Answer in hours</source>
        <extracomment>sla_policy.response_hours</extracomment>
        <translation>Antwort in Stunden</translation>
    </message>
    <message>
        <source>Answer to the extension</source>
        <extracomment>deal_registration.extension_answer</extracomment>
        <translation>Antwort zur Verlängerung</translation>
    </message>
    <message>
        <source>Answered</source>
        <extracomment>deal_member.answered_at, lead_offer.answered_at, lead_share.answered_at</extracomment>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Appearance</source>
        <extracomment>setting density, setting language, setting theme</extracomment>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Approve</source>
        <extracomment>registration.approve</extracomment>
        <translation>Genehmigen</translation>
    </message>
    <message>
        <source>Approved</source>
        <extracomment>commission_line.status=approved, deal_registration.status=approved</extracomment>
        <translation>Genehmigt</translation>
    </message>
    <message>
        <source>Approved.</source>
        <extracomment>registration.approve</extracomment>
        <translation>Genehmigt.</translation>
    </message>
    <message>
        <source>Arabic</source>
        <extracomment>asset.language=ar, lead.add.language=ar, lead.language=ar</extracomment>
        <translation>Arabisch</translation>
    </message>
    <message>
        <source>Ask for an extension</source>
        <extracomment>registration.extend</extracomment>
        <translation>Verlängerung beantragen</translation>
    </message>
    <message>
        <source>Ask the hub for news every</source>
        <extracomment>setting sync_interval</extracomment>
        <translation>Neues vom Hub holen alle</translation>
    </message>
    <message>
        <source>Ask your channel manager for the right address, or sign in to the new hub with another profile.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Fragen Sie Ihren Channel-Manager nach der richtigen Adresse, oder melden Sie sich am neuen Hub mit einem anderen Profil an.</translation>
    </message>
    <message>
        <source>Assign to a colleague</source>
        <extracomment>lead.assign</extracomment>
        <translation>Einem Kollegen zuweisen</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <extracomment>lead.add.user_id, lead.user_id</extracomment>
        <translation>Zugewiesen an</translation>
    </message>
    <message>
        <source>Assigned {title}.</source>
        <extracomment>lead.assign</extracomment>
        <translation>{title} zugewiesen.</translation>
    </message>
    <message>
        <source>At least</source>
        <extracomment>commission_rule.floor</extracomment>
        <translation>Mindestens</translation>
    </message>
    <message>
        <source>At most</source>
        <extracomment>commission_rule.ceiling</extracomment>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>At most {limit} commands fit into one request.</source>
        <extracomment>sync/hub/exchange.py</extracomment>
        <translation>In eine Anfrage passen höchstens {limit} Befehle.</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <extracomment>attachment.add</extracomment>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>Attached.</source>
        <extracomment>attachment.add</extracomment>
        <translation>Angehängt.</translation>
    </message>
    <message>
        <source>Attachment</source>
        <extracomment>attachment, attachment.remove.attachment_id</extracomment>
        <translation>Anhang</translation>
    </message>
    <message>
        <source>Attachments</source>
        <extracomment>attachment</extracomment>
        <translation>Anhänge</translation>
    </message>
    <message>
        <source>Attended</source>
        <extracomment>enrolment.status=attended</extracomment>
        <translation>Besucht</translation>
    </message>
    <message>
        <source>Audience</source>
        <extracomment>asset.audience</extracomment>
        <translation>Zielgruppe</translation>
    </message>
    <message>
        <source>Author</source>
        <extracomment>attachment.author, comment.author, ticket_message.author</extracomment>
        <translation>Verfasst von</translation>
    </message>
    <message>
        <source>Available</source>
        <extracomment>product.status=active</extracomment>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Available from</source>
        <extracomment>product.available_from</extracomment>
        <translation>Verfügbar ab</translation>
    </message>
    <message>
        <source>Away from</source>
        <extracomment>oem_contact.away_from</extracomment>
        <translation>Abwesend ab</translation>
    </message>
    <message>
        <source>Away until</source>
        <extracomment>oem_contact.away_until</extracomment>
        <translation>Abwesend bis</translation>
    </message>
    <message>
        <source>Background</source>
        <extracomment>deal.description, lead.description</extracomment>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Basis</source>
        <extracomment>commission_rule.basis</extracomment>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>Battle card</source>
        <extracomment>asset.kind=battle_card</extracomment>
        <translation>Battle Card</translation>
    </message>
    <message>
        <source>Because</source>
        <extracomment>recommendation_rule.reason, registration.reject.code</extracomment>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Benefits</source>
        <extracomment>program_level.benefits</extracomment>
        <translation>Vorteile</translation>
    </message>
    <message>
        <source>Both leads must be accepted and open.</source>
        <extracomment>prm_desktop/domain/merging.py</extracomment>
        <translation>Beide Leads müssen angenommen und offen sein.</translation>
    </message>
    <message>
        <source>Bring it back from a backup. Nothing was changed.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Holen Sie sie aus einer Datensicherung zurück. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Bring it back from a backup; your data is untouched.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>Holen Sie sie aus einer Datensicherung zurück; Ihre Daten sind unberührt.</translation>
    </message>
    <message>
        <source>Brought by you</source>
        <extracomment>lead.own</extracomment>
        <translation>Selbst mitgebracht</translation>
    </message>
    <message>
        <source>Business hours and holidays decide how long an offer stays open.</source>
        <extracomment>region</extracomment>
        <translation>Geschäftszeiten und Feiertage bestimmen, wie lange ein Angebot offen bleibt.</translation>
    </message>
    <message>
        <source>Business validation</source>
        <extracomment>deal.reopen.stage=business_validation, deal.stage.stage=business_validation, deal.stage=business_validation</extracomment>
        <translation>Kaufmännische Prüfung</translation>
    </message>
    <message>
        <source>By</source>
        <extracomment>training_duty.due_on</extracomment>
        <translation>Bis wann</translation>
    </message>
    <message>
        <source>Call</source>
        <extracomment>activity.kind=call, activity.log.kind=call, deal.log.kind=call</extracomment>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Cancel the place</source>
        <extracomment>enrolment.cancel</extracomment>
        <translation>Platz stornieren</translation>
    </message>
    <message>
        <source>Cancel until days before</source>
        <extracomment>course.cancel_by_days</extracomment>
        <translation>Stornierbar bis (Tage vorher)</translation>
    </message>
    <message>
        <source>Canceled</source>
        <extracomment>deal_registration.status=canceled, enrolment.status=canceled</extracomment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Canceled.</source>
        <extracomment>enrolment.cancel</extracomment>
        <translation>Storniert.</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <extracomment>lead.disqualify.reason=unreachable, lead.disqualify_reason=unreachable</extracomment>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Case study</source>
        <extracomment>asset.kind=case_study</extracomment>
        <translation>Referenzbericht</translation>
    </message>
    <message>
        <source>Certificate valid for months</source>
        <extracomment>course.valid_months</extracomment>
        <translation>Zertifikat gültig (Monate)</translation>
    </message>
    <message>
        <source>Certification</source>
        <extracomment>certification, certification.name</extracomment>
        <translation>Zertifizierung</translation>
    </message>
    <message>
        <source>Certifications</source>
        <extracomment>certification</extracomment>
        <translation>Zertifizierungen</translation>
    </message>
    <message>
        <source>Certified people</source>
        <extracomment>requirement.measure=certified_people</extracomment>
        <translation>Zertifizierte Personen</translation>
    </message>
    <message>
        <source>Change the role</source>
        <extracomment>member.change</extracomment>
        <translation>Aufgabe ändern</translation>
    </message>
    <message>
        <source>Changed</source>
        <extracomment>account.updated_at, activity.updated_at, asset.updated_at</extracomment>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed by</source>
        <extracomment>account.updated_by, activity.updated_by, asset.updated_by</extracomment>
        <translation>Geändert von</translation>
    </message>
    <message>
        <source>Changes</source>
        <extracomment>account.update.changes, contact.update.changes, deal.update.changes</extracomment>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Channel manager</source>
        <extracomment>user.role=vendor</extracomment>
        <translation>Channel-Manager</translation>
    </message>
    <message>
        <source>Check its permissions, whether the disk is mounted read-only, and whether another program such as a backup holds the file. What was saved before is safe.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Prüfen Sie die Berechtigungen, ob der Datenträger schreibgeschützt eingehängt ist, und ob ein anderes Programm wie etwa eine Datensicherung die Datei festhält. Was zuvor gespeichert wurde, ist sicher.</translation>
    </message>
    <message>
        <source>Check the date and time of this computer. If they are right, tell your channel manager.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Prüfen Sie Datum und Uhrzeit dieses Computers. Stimmen sie, sagen Sie Ihrem Channel-Manager Bescheid.</translation>
    </message>
    <message>
        <source>Check the folder.</source>
        <extracomment>prm_desktop/link_handler.py, prm_desktop/profiles.py, prm_desktop/settings.py</extracomment>
        <translation>Prüfen Sie den Ordner.</translation>
    </message>
    <message>
        <source>Checksum</source>
        <extracomment>asset.sha256, attachment.add.sha256, attachment.sha256</extracomment>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Choose a passphrase instead; it is asked for at each start.</source>
        <extracomment>prm_desktop/credentials.py</extracomment>
        <translation>Wählen Sie stattdessen eine Passphrase; sie wird bei jedem Start abgefragt.</translation>
    </message>
    <message>
        <source>Choose one of the list for “{label}”.</source>
        <extracomment>ui/widgets/deal_lines.py, ui/widgets/ref_editors.py</extracomment>
        <translation>Wählen Sie für „{label}“ einen Eintrag aus der Liste.</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <extracomment>prm_desktop/services/attending.py</extracomment>
        <translation>Wählen Sie eines davon: {choices}.</translation>
    </message>
    <message>
        <source>Choose the column with “{label}”.</source>
        <extracomment>prm_desktop/services/imports/columns.py</extracomment>
        <translation>Wählen Sie die Spalte mit „{label}“.</translation>
    </message>
    <message>
        <source>Chose a competitor</source>
        <extracomment>lead.disqualify.reason=competitor, lead.disqualify_reason=competitor</extracomment>
        <translation>Entschied sich für den Wettbewerb</translation>
    </message>
    <message>
        <source>Claim</source>
        <extracomment>claim_request, pool.release.claim_request_id, pool.withdraw.claim_request_id</extracomment>
        <translation>Anspruch</translation>
    </message>
    <message>
        <source>Claim it</source>
        <extracomment>pool.claim</extracomment>
        <translation>Beanspruchen</translation>
    </message>
    <message>
        <source>Claimed</source>
        <extracomment>pool_entry.status=claimed</extracomment>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Claims</source>
        <extracomment>claim_request</extracomment>
        <translation>Ansprüche</translation>
    </message>
    <message>
        <source>Class</source>
        <extracomment>class_session, class_session.title, enrolment.class_session_id</extracomment>
        <translation>Kurstermin</translation>
    </message>
    <message>
        <source>Classes</source>
        <extracomment>class_session</extracomment>
        <translation>Kurstermine</translation>
    </message>
    <message>
        <source>Close the program that holds it, for example a backup, then try again.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Schließen Sie das Programm, das sie belegt, etwa eine Datensicherung, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Closed</source>
        <extracomment>deal.closed_at, ticket.status=closed</extracomment>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Closed as lost: {title}.</source>
        <extracomment>deal.lose</extracomment>
        <translation>Als verloren geschlossen: {title}.</translation>
    </message>
    <message>
        <source>Closed because</source>
        <extracomment>deal_registration.closure_code</extracomment>
        <translation>Geschlossen, weil</translation>
    </message>
    <message>
        <source>Closed revenue</source>
        <extracomment>requirement.measure=closed_revenue</extracomment>
        <translation>Abgeschlossener Umsatz</translation>
    </message>
    <message>
        <source>Closes</source>
        <extracomment>deal.close_on, deal.create.close_on, deal_registration.close_on</extracomment>
        <translation>Abschluss</translation>
    </message>
    <message>
        <source>Closes at</source>
        <extracomment>region.closes</extracomment>
        <translation>Schließt um</translation>
    </message>
    <message>
        <source>Closing comment</source>
        <extracomment>deal.closing_comment, lead.closing_comment</extracomment>
        <translation>Abschlusskommentar</translation>
    </message>
    <message>
        <source>Co-sell</source>
        <extracomment>lead.share.kind=co_sell, lead_share.kind=co_sell</extracomment>
        <translation>Gemeinsamer Verkauf</translation>
    </message>
    <message>
        <source>Code</source>
        <extracomment>region.code</extracomment>
        <translation>Kürzel</translation>
    </message>
    <message>
        <source>Cold</source>
        <extracomment>lead.add.rating=cold, lead.rating=cold</extracomment>
        <translation>Kalt</translation>
    </message>
    <message>
        <source>Colleague</source>
        <extracomment>lead.assign.user_id, member.add.user_id, user</extracomment>
        <translation>Kollege</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <extracomment>user</extracomment>
        <translation>Kollegen</translation>
    </message>
    <message>
        <source>Colours</source>
        <extracomment>setting theme</extracomment>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <extracomment>setting density</extracomment>
        <translation>Bequem</translation>
    </message>
    <message>
        <source>Comment</source>
        <extracomment>comment, comment.add, comment.add.body</extracomment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Comment saved.</source>
        <extracomment>comment.add</extracomment>
        <translation>Kommentar gespeichert.</translation>
    </message>
    <message>
        <source>Comments</source>
        <extracomment>comment</extracomment>
        <translation>Kommentare</translation>
    </message>
    <message>
        <source>Commission</source>
        <extracomment>commission_line, commission_line.amount</extracomment>
        <translation>Provision</translation>
    </message>
    <message>
        <source>Commission rule</source>
        <extracomment>commission_rule</extracomment>
        <translation>Provisionsregel</translation>
    </message>
    <message>
        <source>Commission rules</source>
        <extracomment>commission_rule</extracomment>
        <translation>Provisionsregeln</translation>
    </message>
    <message>
        <source>Commissions</source>
        <extracomment>commission_line</extracomment>
        <translation>Provisionen</translation>
    </message>
    <message>
        <source>Committed</source>
        <extracomment>deal.reopen.stage=committed, deal.stage.stage=committed, deal.stage=committed</extracomment>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Compact</source>
        <extracomment>setting density</extracomment>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Company</source>
        <extracomment>deal_member.other_partner_name, lead.add.company, lead.company</extracomment>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Compare it group by group.</source>
        <extracomment>prm_desktop/replica/recovery.py</extracomment>
        <translation>Vergleichen Sie ihn Gruppe für Gruppe.</translation>
    </message>
    <message>
        <source>Competitor</source>
        <extracomment>deal.competitor, deal.lose.competitor, deal.lose.reason=competitor</extracomment>
        <translation>Wettbewerber</translation>
    </message>
    <message>
        <source>Complaint</source>
        <extracomment>ticket.open.type=complaint, ticket.type=complaint</extracomment>
        <translation>Beschwerde</translation>
    </message>
    <message>
        <source>Complete</source>
        <extracomment>task.complete</extracomment>
        <translation>Erledigen</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <extracomment>enrolment.status=confirmed</extracomment>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Contact</source>
        <extracomment>contact, contact.remove.contact_id, contact.update.contact_id</extracomment>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Contact saved.</source>
        <extracomment>contact.add</extracomment>
        <translation>Kontakt gespeichert.</translation>
    </message>
    <message>
        <source>Contact that the conversion made</source>
        <extracomment>lead.unconvert.contact_id</extracomment>
        <translation>Bei der Umwandlung angelegter Kontakt</translation>
    </message>
    <message>
        <source>Contacts</source>
        <extracomment>contact</extracomment>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Contacts, leads or deals are of this account, so it stays.</source>
        <extracomment>prm_desktop/domain/customers.py</extracomment>
        <translation>Kontakte, Leads oder Deals gehören zu diesem Kunden, darum bleibt er.</translation>
    </message>
    <message>
        <source>Contract</source>
        <extracomment>contract, renewal.contract_id</extracomment>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Contracts</source>
        <extracomment>contract</extracomment>
        <translation>Verträge</translation>
    </message>
    <message>
        <source>Convert to a deal</source>
        <extracomment>lead.convert</extracomment>
        <translation>In Deal umwandeln</translation>
    </message>
    <message>
        <source>Converted</source>
        <extracomment>deal_registration.closure_code=converted, deal_registration.status=converted, lead.status=converted</extracomment>
        <translation>Umgewandelt</translation>
    </message>
    <message>
        <source>Countries</source>
        <extracomment>region.countries</extracomment>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Country</source>
        <extracomment>account.add.country, account.country, lead.add.country</extracomment>
        <translation>Land</translation>
    </message>
    <message>
        <source>Counts</source>
        <extracomment>requirement.measure</extracomment>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Course</source>
        <extracomment>certification.course_id, class_session.course_id, course</extracomment>
        <translation>Kurs</translation>
    </message>
    <message>
        <source>Courses</source>
        <extracomment>course</extracomment>
        <translation>Kurse</translation>
    </message>
    <message>
        <source>Courses completed</source>
        <extracomment>requirement.measure=courses</extracomment>
        <translation>Absolvierte Kurse</translation>
    </message>
    <message>
        <source>Created</source>
        <extracomment>account.created_at, activity.created_at, asset.created_at</extracomment>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Created by</source>
        <extracomment>account.created_by, activity.created_by, asset.created_by</extracomment>
        <translation>Angelegt von</translation>
    </message>
    <message>
        <source>Currency</source>
        <extracomment>class_session.currency, commission_line.currency, commission_rule.currency</extracomment>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Current from</source>
        <extracomment>asset.effective_on</extracomment>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Customer</source>
        <extracomment>contract.customer, deal.create.customer, deal.customer</extracomment>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Customer satisfaction</source>
        <extracomment>requirement.measure=satisfaction</extracomment>
        <translation>Kundenzufriedenheit</translation>
    </message>
    <message>
        <source>Customer's tax id</source>
        <extracomment>deal_registration.customer_tax_id</extracomment>
        <translation>Steuernummer des Kunden</translation>
    </message>
    <message>
        <source>Customer's web site</source>
        <extracomment>deal_registration.customer_domain, lead.register.customer_domain, registration.submit.customer_domain</extracomment>
        <translation>Website des Kunden</translation>
    </message>
    <message>
        <source>Dark</source>
        <extracomment>setting theme</extracomment>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Datasheet</source>
        <extracomment>asset.kind=datasheet</extracomment>
        <translation>Datenblatt</translation>
    </message>
    <message>
        <source>Days of grace</source>
        <extracomment>requirement.grace_days</extracomment>
        <translation>Nachfrist in Tagen</translation>
    </message>
    <message>
        <source>Deal</source>
        <extracomment>activity.deal_id, commission_line.deal_id, deal</extracomment>
        <translation>Deal</translation>
    </message>
    <message>
        <source>Deal line</source>
        <extracomment>deal_line, deal_line.remove.deal_line_id, deal_line.update.deal_line_id</extracomment>
        <translation>Deal-Position</translation>
    </message>
    <message>
        <source>Deal lines</source>
        <extracomment>deal_line</extracomment>
        <translation>Deal-Positionen</translation>
    </message>
    <message>
        <source>Deal member</source>
        <extracomment>deal_member, member.accept.deal_member_id, member.change.deal_member_id</extracomment>
        <translation>Deal-Beteiligter</translation>
    </message>
    <message>
        <source>Deal members</source>
        <extracomment>deal_member</extracomment>
        <translation>Deal-Beteiligte</translation>
    </message>
    <message>
        <source>Deal registration</source>
        <extracomment>deal_registration</extracomment>
        <translation>Deal-Registrierung</translation>
    </message>
    <message>
        <source>Deal registrations</source>
        <extracomment>deal_registration</extracomment>
        <translation>Deal-Registrierungen</translation>
    </message>
    <message>
        <source>Deal saved.</source>
        <extracomment>deal.create</extracomment>
        <translation>Deal gespeichert.</translation>
    </message>
    <message>
        <source>Deals</source>
        <extracomment>deal</extracomment>
        <translation>Deals</translation>
    </message>
    <message>
        <source>Decide the extension</source>
        <extracomment>registration.decide_extension</extracomment>
        <translation>Über die Verlängerung entscheiden</translation>
    </message>
    <message>
        <source>Decided</source>
        <extracomment>claim_request.decided_at, deal_registration.decided_at, enrolment.decided_at</extracomment>
        <translation>Entschieden</translation>
    </message>
    <message>
        <source>Decided.</source>
        <extracomment>registration.decide_extension</extracomment>
        <translation>Entschieden.</translation>
    </message>
    <message>
        <source>Decides</source>
        <extracomment>deal_registration.approver_id</extracomment>
        <translation>Entscheidet</translation>
    </message>
    <message>
        <source>Decision by</source>
        <extracomment>deal_registration.decide_by</extracomment>
        <translation>Entscheidung bis</translation>
    </message>
    <message>
        <source>Decline</source>
        <extracomment>lead.decline, member.decline, share.decline</extracomment>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Declined</source>
        <extracomment>commission_line.status=declined, lead.status=declined, lead_merge.loser_status=declined</extracomment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Declined because</source>
        <extracomment>lead.decline_reason</extracomment>
        <translation>Abgelehnt, weil</translation>
    </message>
    <message>
        <source>Declined {title}.</source>
        <extracomment>lead.decline</extracomment>
        <translation>{title} abgelehnt.</translation>
    </message>
    <message>
        <source>Declined.</source>
        <extracomment>member.decline, share.decline</extracomment>
        <translation>Abgelehnt.</translation>
    </message>
    <message>
        <source>Delivery</source>
        <extracomment>deal_member.duty=delivery, member.add.duty=delivery, member.add_rep.duty=delivery</extracomment>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>Deputy</source>
        <extracomment>oem_contact.deputy_id</extracomment>
        <translation>Vertretung</translation>
    </message>
    <message>
        <source>Description</source>
        <extracomment>deal_line.add.description, product.description</extracomment>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <extracomment>setting language</extracomment>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Did not come</source>
        <extracomment>enrolment.status=no_show</extracomment>
        <translation>Nicht erschienen</translation>
    </message>
    <message>
        <source>Discard</source>
        <extracomment>deal.discard</extracomment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discarded.</source>
        <extracomment>deal.discard</extracomment>
        <translation>Verworfen.</translation>
    </message>
    <message>
        <source>Discount</source>
        <extracomment>deal_line.add.discount, deal_line.discount, program_level.discount</extracomment>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>Disqualified</source>
        <extracomment>lead.status=disqualified, lead_merge.loser_status=disqualified</extracomment>
        <translation>Disqualifiziert</translation>
    </message>
    <message>
        <source>Disqualified because</source>
        <extracomment>lead.disqualify_reason</extracomment>
        <translation>Disqualifiziert, weil</translation>
    </message>
    <message>
        <source>Disqualified {title}.</source>
        <extracomment>lead.disqualify</extracomment>
        <translation>{title} disqualifiziert.</translation>
    </message>
    <message>
        <source>Disqualify</source>
        <extracomment>lead.disqualify</extracomment>
        <translation>Disqualifizieren</translation>
    </message>
    <message>
        <source>Document</source>
        <extracomment>asset</extracomment>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>task.done_at, task.status=done</extracomment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done: {title}.</source>
        <extracomment>task.complete</extracomment>
        <translation>Erledigt: {title}.</translation>
    </message>
    <message>
        <source>Draft</source>
        <extracomment>deal_registration.status=draft, quote.status=draft</extracomment>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Drawings, photos and offers, kept with the record they belong to.</source>
        <extracomment>attachment</extracomment>
        <translation>Zeichnungen, Fotos und Angebote, bei dem Datensatz aufbewahrt, zu dem sie gehören.</translation>
    </message>
    <message>
        <source>Due</source>
        <extracomment>deal.add_task.due_at, task.add.due_at, task.due_at</extracomment>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <extracomment>deal_registration.closure_code=duplicate, lead.merge.loser_id, registration.reject.code=duplicate</extracomment>
        <translation>Dublette</translation>
    </message>
    <message>
        <source>Duplicates that were merged, and how to undo it.</source>
        <extracomment>lead_merge</extracomment>
        <translation>Zusammengeführte Dubletten, und wie man es rückgängig macht.</translation>
    </message>
    <message>
        <source>Dutch</source>
        <extracomment>asset.language=nl, lead.add.language=nl, lead.language=nl</extracomment>
        <translation>Niederländisch</translation>
    </message>
    <message>
        <source>E-mail</source>
        <extracomment>activity.kind=email, activity.log.kind=email, contact.add.email</extracomment>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Each person and hub has a profile of its own: --profile NAME.</source>
        <extracomment>prm_desktop/app.py, sync/session.py</extracomment>
        <translation>Jede Person und jeder Hub hat ein eigenes Profil: --profile NAME.</translation>
    </message>
    <message>
        <source>Earned</source>
        <extracomment>commission_line.earned_on</extracomment>
        <translation>Verdient am</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>account.update, contact.update, deal.update</extracomment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edition</source>
        <extracomment>asset.version</extracomment>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>Employees</source>
        <extracomment>account.add.company_size, account.company_size, lead.add.company_size</extracomment>
        <translation>Beschäftigte</translation>
    </message>
    <message>
        <source>End of sale</source>
        <extracomment>product.end_of_sale, product.status=end_of_sale</extracomment>
        <translation>Verkauf eingestellt</translation>
    </message>
    <message>
        <source>Ended</source>
        <extracomment>contract.status=ended, lead_share.ended_at, partner.status=ended</extracomment>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Ends</source>
        <extracomment>contract.ends_on</extracomment>
        <translation>Endet</translation>
    </message>
    <message>
        <source>English</source>
        <extracomment>asset.language=en, lead.add.language=en, lead.language=en</extracomment>
        <translation>Englisch</translation>
    </message>
    <message>
        <source>Enrolment</source>
        <extracomment>enrolment, enrolment.cancel.enrolment_id</extracomment>
        <translation>Kursanmeldung</translation>
    </message>
    <message>
        <source>Enrolments</source>
        <extracomment>enrolment</extracomment>
        <translation>Kursanmeldungen</translation>
    </message>
    <message>
        <source>Estimate before the lines</source>
        <extracomment>deal.estimate</extracomment>
        <translation>Schätzung vor den Positionen</translation>
    </message>
    <message>
        <source>Estimated value</source>
        <extracomment>lead.add.value, lead.value</extracomment>
        <translation>Schätzwert</translation>
    </message>
    <message>
        <source>Every lead you were offered, and what became of it. Quick answers raise your score for the next one.</source>
        <extracomment>lead_offer</extracomment>
        <translation>Jeder Lead, der Ihnen angeboten wurde, und was daraus geworden ist. Schnelle Antworten verbessern Ihre Chancen auf den nächsten.</translation>
    </message>
    <message>
        <source>Everything you do is saved here and sent when you are online again.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Alles, was Sie tun, wird hier gespeichert und gesendet, sobald Sie wieder online sind.</translation>
    </message>
    <message>
        <source>Everything you do is saved here; the next try comes by itself then.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Alles, was Sie tun, ist hier gespeichert; der nächste Versuch kommt dann von selbst.</translation>
    </message>
    <message>
        <source>Evidence</source>
        <extracomment>progress.evidence</extracomment>
        <translation>Nachweise</translation>
    </message>
    <message>
        <source>Exchange rate</source>
        <extracomment>exchange_rate</extracomment>
        <translation>Wechselkurs</translation>
    </message>
    <message>
        <source>Exchange rates</source>
        <extracomment>exchange_rate</extracomment>
        <translation>Wechselkurse</translation>
    </message>
    <message>
        <source>Exclusive until</source>
        <extracomment>deal_registration.exclusive_until</extracomment>
        <translation>Exklusiv bis</translation>
    </message>
    <message>
        <source>Expert</source>
        <extracomment>course.level=expert</extracomment>
        <translation>Experte</translation>
    </message>
    <message>
        <source>Expired</source>
        <extracomment>certification.status=expired, deal_registration.status=expired, lead.status=expired</extracomment>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>Expires</source>
        <extracomment>asset.expires_on, certification.expires_on</extracomment>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <extracomment>certification.status=expiring</extracomment>
        <translation>Läuft bald ab</translation>
    </message>
    <message>
        <source>Extended once</source>
        <extracomment>deal_registration.extended</extracomment>
        <translation>Einmal verlängert</translation>
    </message>
    <message>
        <source>Extension asked for</source>
        <extracomment>deal_registration.extension_asked_at</extracomment>
        <translation>Verlängerung beantragt</translation>
    </message>
    <message>
        <source>Extension asked for. The vendor decides.</source>
        <extracomment>registration.extend</extracomment>
        <translation>Verlängerung beantragt. Der Hersteller entscheidet.</translation>
    </message>
    <message>
        <source>External references</source>
        <extracomment>account.external_refs, activity.external_refs, asset.external_refs</extracomment>
        <translation>Externe Verweise</translation>
    </message>
    <message>
        <source>Family</source>
        <extracomment>price_entry.family, product.family</extracomment>
        <translation>Produktfamilie</translation>
    </message>
    <message>
        <source>Fields to take over</source>
        <extracomment>lead.merge.fields</extracomment>
        <translation>Zu übernehmende Felder</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>attachment.add.file_name, attachment.file_name</extracomment>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Files can be attached to records of a partner, such as leads, deals and tickets.</source>
        <extracomment>prm_desktop/domain/attachments.py</extracomment>
        <translation>Dateien können an Datensätze eines Partners angehängt werden, etwa an Leads, Deals und Tickets.</translation>
    </message>
    <message>
        <source>First come, first served. Name and phone are yours the moment you win.</source>
        <extracomment>pool_entry</extracomment>
        <translation>Wer zuerst kommt, mahlt zuerst. Name und Telefonnummer sehen Sie, sobald Sie gewinnen.</translation>
    </message>
    <message>
        <source>First contact</source>
        <extracomment>lead.contacted_at</extracomment>
        <translation>Erstkontakt</translation>
    </message>
    <message>
        <source>First contact by</source>
        <extracomment>claim_request.release_by, lead.follow_up_by</extracomment>
        <translation>Erstkontakt bis</translation>
    </message>
    <message>
        <source>Fixed price</source>
        <extracomment>price_entry.method=fixed</extracomment>
        <translation>Festpreis</translation>
    </message>
    <message>
        <source>For</source>
        <extracomment>deal.add_task.user_id, enrolment.request.user_id, exchange_rate.base</extracomment>
        <translation>Für</translation>
    </message>
    <message>
        <source>For a million</source>
        <extracomment>exchange_rate.millionths</extracomment>
        <translation>Für eine Million</translation>
    </message>
    <message>
        <source>For levels</source>
        <extracomment>asset.levels, price_book.levels, price_entry.levels</extracomment>
        <translation>Für Partnerstufen</translation>
    </message>
    <message>
        <source>For regions</source>
        <extracomment>price_book.regions, price_entry.regions</extracomment>
        <translation>Für Regionen</translation>
    </message>
    <message>
        <source>For you only</source>
        <extracomment>asset.audience=partner</extracomment>
        <translation>Nur für Sie</translation>
    </message>
    <message>
        <source>Format</source>
        <extracomment>asset.media_type, attachment.add.media_type, attachment.media_type</extracomment>
        <translation>Format</translation>
    </message>
    <message>
        <source>Formula</source>
        <extracomment>price_entry.formula, price_entry.method=formula</extracomment>
        <translation>Formel</translation>
    </message>
    <message>
        <source>Foundation</source>
        <extracomment>course.level=foundation</extracomment>
        <translation>Grundlagen</translation>
    </message>
    <message>
        <source>Free some space, then try again. What was saved before is safe.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut. Was bereits gespeichert war, ist sicher.</translation>
    </message>
    <message>
        <source>French</source>
        <extracomment>asset.language=fr, lead.add.language=fr, lead.language=fr</extracomment>
        <translation>Französisch</translation>
    </message>
    <message>
        <source>From</source>
        <extracomment>commission_rule.valid_from, lead_share.partner_id, lead_share.partner_name</extracomment>
        <translation>Ab</translation>
    </message>
    <message>
        <source>From employees</source>
        <extracomment>recommendation_rule.min_size</extracomment>
        <translation>Ab Beschäftigten</translation>
    </message>
    <message>
        <source>From lead</source>
        <extracomment>deal.lead_id, deal_registration.lead_id</extracomment>
        <translation>Aus Lead</translation>
    </message>
    <message>
        <source>From quantity</source>
        <extracomment>price_entry.min_qty</extracomment>
        <translation>Ab Menge</translation>
    </message>
    <message>
        <source>From the vendor</source>
        <extracomment>ticket_message.from_vendor</extracomment>
        <translation>Vom Hersteller</translation>
    </message>
    <message>
        <source>German</source>
        <extracomment>asset.language=de, lead.add.language=de, lead.language=de</extracomment>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Give back</source>
        <extracomment>lead.recycle, pool.release</extracomment>
        <translation>Zurückgeben</translation>
    </message>
    <message>
        <source>Given back.</source>
        <extracomment>pool.release</extracomment>
        <translation>Zurückgegeben.</translation>
    </message>
    <message>
        <source>Given back: {title}.</source>
        <extracomment>lead.recycle</extracomment>
        <translation>Zurückgegeben: {title}.</translation>
    </message>
    <message>
        <source>Given up; nothing was changed.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Aufgegeben; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Goes with</source>
        <extracomment>product_relation.kind=goes_with</extracomment>
        <translation>Passt zu</translation>
    </message>
    <message>
        <source>Grant it</source>
        <extracomment>registration.decide_extension.granted</extracomment>
        <translation>Gewähren</translation>
    </message>
    <message>
        <source>Hand off</source>
        <extracomment>lead.share.kind=hand_off, lead_share.kind=hand_off</extracomment>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>Holder</source>
        <extracomment>certification.holder, certification.user_id</extracomment>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>Holidays</source>
        <extracomment>region.holidays</extracomment>
        <translation>Feiertage</translation>
    </message>
    <message>
        <source>Hot</source>
        <extracomment>lead.add.rating=hot, lead.rating=hot</extracomment>
        <translation>Heiß</translation>
    </message>
    <message>
        <source>Hours</source>
        <extracomment>course.duration_hours</extracomment>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>How</source>
        <extracomment>lead.share.kind, lead_share.kind</extracomment>
        <translation>Wie</translation>
    </message>
    <message>
        <source>How it was worked out</source>
        <extracomment>commission_line.explanation</extracomment>
        <translation>Wie es berechnet wurde</translation>
    </message>
    <message>
        <source>How soon you get an answer; higher levels sooner.</source>
        <extracomment>sla_policy</extracomment>
        <translation>Wie schnell Sie eine Antwort erhalten; höhere Stufen schneller.</translation>
    </message>
    <message>
        <source>How your commission is worked out.</source>
        <extracomment>commission_rule</extracomment>
        <translation>So wird Ihre Provision berechnet.</translation>
    </message>
    <message>
        <source>Id</source>
        <extracomment>account.add.account_id, account.id, activity.id</extracomment>
        <translation>ID</translation>
    </message>
    <message>
        <source>In one sentence</source>
        <extracomment>product.summary, program_level.summary</extracomment>
        <translation>In einem Satz</translation>
    </message>
    <message>
        <source>In the tank since</source>
        <extracomment>pool_entry.pooled_at</extracomment>
        <translation>Im Becken seit</translation>
    </message>
    <message>
        <source>In this deal</source>
        <extracomment>deal_member.duty, member.add.duty, member.add_rep.duty</extracomment>
        <translation>Aufgabe im Deal</translation>
    </message>
    <message>
        <source>In words</source>
        <extracomment>commission_rule.explanation</extracomment>
        <translation>In Worten</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <extracomment>deal_registration.closure_code=incomplete, registration.reject.code=incomplete</extracomment>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <source>Industries</source>
        <extracomment>partner.industries, partner_card.industries, product.industries</extracomment>
        <translation>Branchen</translation>
    </message>
    <message>
        <source>Industry</source>
        <extracomment>account.add.industry, account.industry, lead.add.industry</extracomment>
        <translation>Branche</translation>
    </message>
    <message>
        <source>Install prm-desktop[hub].</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Installieren Sie prm-desktop[hub].</translation>
    </message>
    <message>
        <source>Interested in</source>
        <extracomment>deal.product_ids, lead.add.product_ids, lead.product_ids</extracomment>
        <translation>Interesse an</translation>
    </message>
    <message>
        <source>Invite a partner</source>
        <extracomment>member.invite</extracomment>
        <translation>Partner einladen</translation>
    </message>
    <message>
        <source>Invited</source>
        <extracomment>deal_member.status=invited</extracomment>
        <translation>Eingeladen</translation>
    </message>
    <message>
        <source>Invited by</source>
        <extracomment>deal_member.partner_name</extracomment>
        <translation>Eingeladen von</translation>
    </message>
    <message>
        <source>Invited partner</source>
        <extracomment>deal_member.other_partner_id, deal_member.role=invited_partner</extracomment>
        <translation>Eingeladener Partner</translation>
    </message>
    <message>
        <source>Invited partners</source>
        <extracomment>deal.shared_with</extracomment>
        <translation>Eingeladene Partner</translation>
    </message>
    <message>
        <source>Invited: {title}.</source>
        <extracomment>member.invite</extracomment>
        <translation>Eingeladen: {title}.</translation>
    </message>
    <message>
        <source>Issued</source>
        <extracomment>certification.issued_on</extracomment>
        <translation>Ausgestellt</translation>
    </message>
    <message>
        <source>It can be extended once.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Sie kann einmal verlängert werden.</translation>
    </message>
    <message>
        <source>It has {count} cells, but there are {width} columns.</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>Sie hat {count} Zellen, aber es gibt {width} Spalten.</translation>
    </message>
    <message>
        <source>It is yours from the start. The vendor can read it and gives it to nobody else.</source>
        <extracomment>lead.add</extracomment>
        <translation>Er gehört Ihnen von Anfang an. Der Hersteller kann ihn lesen und gibt ihn niemand anderem.</translation>
    </message>
    <message>
        <source>It is yours.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Er gehört Ihnen.</translation>
    </message>
    <message>
        <source>It looks like https://hub.example.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Sie sieht so aus: https://hub.example.</translation>
    </message>
    <message>
        <source>It may have been withdrawn. Sync, then look again, or ask your channel manager.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Vielleicht wurde sie zurückgezogen. Gleichen Sie ab und sehen Sie noch einmal nach, oder fragen Sie Ihren Channel-Manager.</translation>
    </message>
    <message>
        <source>It waits for your decision again.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Es wartet wieder auf Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>It was left untouched. Move it away and start again, or choose another profile.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Sie blieb unberührt. Verschieben Sie sie und starten Sie neu, oder wählen Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>It was left untouched. Unlock it with your passphrase or your recovery code.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Sie blieb unberührt. Entsperren Sie sie mit Ihrer Passphrase oder Ihrem Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>It was left untouched. Update this program, then open it again.</source>
        <extracomment>prm_desktop/replica/migrations.py</extracomment>
        <translation>Sie blieb unberührt. Aktualisieren Sie das Programm und öffnen Sie sie dann erneut.</translation>
    </message>
    <message>
        <source>Italian</source>
        <extracomment>asset.language=it, lead.add.language=it, lead.language=it</extracomment>
        <translation>Italienisch</translation>
    </message>
    <message>
        <source>Kind</source>
        <extracomment>activity.kind, activity.log.kind, asset.kind</extracomment>
        <translation>Art</translation>
    </message>
    <message>
        <source>Labels</source>
        <extracomment>lead.add.labels, lead.labels</extracomment>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Language</source>
        <extracomment>asset.language, class_session.language, lead.add.language</extracomment>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Languages</source>
        <extracomment>oem_contact.languages, partner.languages</extracomment>
        <translation>Sprachen</translation>
    </message>
    <message>
        <source>Lapses</source>
        <extracomment>progress.lapses_on</extracomment>
        <translation>Verfällt</translation>
    </message>
    <message>
        <source>Lead</source>
        <extracomment>activity.lead_id, activity.log.lead_id, claim_request.lead_id</extracomment>
        <translation>Lead</translation>
    </message>
    <message>
        <source>Lead saved.</source>
        <extracomment>lead.add</extracomment>
        <translation>Lead gespeichert.</translation>
    </message>
    <message>
        <source>Leads</source>
        <extracomment>lead</extracomment>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Leads the deal</source>
        <extracomment>deal_member.duty=lead, member.add.duty=lead, member.add_rep.duty=lead</extracomment>
        <translation>Leitet den Deal</translation>
    </message>
    <message>
        <source>Leads you work on together, and how revenue is split.</source>
        <extracomment>lead_share</extracomment>
        <translation>Leads, an denen Sie gemeinsam arbeiten, und wie der Umsatz geteilt wird.</translation>
    </message>
    <message>
        <source>Leave the deal</source>
        <extracomment>member.leave</extracomment>
        <translation>Deal verlassen</translation>
    </message>
    <message>
        <source>Left</source>
        <extracomment>deal_member.status=left</extracomment>
        <translation>Ausgeschieden</translation>
    </message>
    <message>
        <source>Let the address begin with https://.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Die Adresse muss mit https:// beginnen.</translation>
    </message>
    <message>
        <source>Level</source>
        <extracomment>course.level, partner.level_id, program_level</extracomment>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Levels</source>
        <extracomment>program_level</extracomment>
        <translation>Partnerstufen</translation>
    </message>
    <message>
        <source>Light</source>
        <extracomment>setting theme</extracomment>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Like the system</source>
        <extracomment>setting language, setting theme</extracomment>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Link</source>
        <extracomment>class_session.link</extracomment>
        <translation>Link</translation>
    </message>
    <message>
        <source>List price</source>
        <extracomment>product.list_price</extracomment>
        <translation>Listenpreis</translation>
    </message>
    <message>
        <source>Literature</source>
        <extracomment>asset</extracomment>
        <translation>Unterlagen</translation>
    </message>
    <message>
        <source>Log an activity</source>
        <extracomment>activity.log, deal.log</extracomment>
        <translation>Aktivität festhalten</translation>
    </message>
    <message>
        <source>Log in again, or use your passphrase or your recovery code.</source>
        <extracomment>prm_desktop/credentials.py</extracomment>
        <translation>Melden Sie sich am Computer neu an, oder nutzen Sie Ihre Passphrase oder Ihren Wiederherstellungscode.</translation>
    </message>
    <message>
        <source>Log the first contact with the customer, then convert the lead.</source>
        <extracomment>prm_desktop/domain/converting.py</extracomment>
        <translation>Halten Sie den ersten Kontakt mit dem Kunden fest, dann wandeln Sie den Lead um.</translation>
    </message>
    <message>
        <source>Logged.</source>
        <extracomment>activity.log, deal.log</extracomment>
        <translation>Festgehalten.</translation>
    </message>
    <message>
        <source>Lost</source>
        <extracomment>deal.lose, deal.stage=lost, renewal.stage=lost</extracomment>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Lost because</source>
        <extracomment>deal.lose.reason, deal.loss_reason</extracomment>
        <translation>Verloren, weil</translation>
    </message>
    <message>
        <source>Margin</source>
        <extracomment>commission_rule.basis=margin</extracomment>
        <translation>Marge</translation>
    </message>
    <message>
        <source>Marketing qualified</source>
        <extracomment>lead.qualification=mql</extracomment>
        <translation>Marketing-qualifiziert</translation>
    </message>
    <message>
        <source>Match</source>
        <extracomment>lead.match_score, lead_offer.score</extracomment>
        <translation>Passung</translation>
    </message>
    <message>
        <source>May be contacted</source>
        <extracomment>lead.consent</extracomment>
        <translation>Darf kontaktiert werden</translation>
    </message>
    <message>
        <source>May go to customers</source>
        <extracomment>asset.audience=customer</extracomment>
        <translation>Darf an Kunden gehen</translation>
    </message>
    <message>
        <source>Meeting</source>
        <extracomment>activity.kind=meeting, activity.log.kind=meeting, deal.log.kind=meeting</extracomment>
        <translation>Besprechung</translation>
    </message>
    <message>
        <source>Member</source>
        <extracomment>deal_member.status=active</extracomment>
        <translation>Dabei</translation>
    </message>
    <message>
        <source>Mentions</source>
        <extracomment>comment.mentions</extracomment>
        <translation>Erwähnt</translation>
    </message>
    <message>
        <source>Merge with a duplicate</source>
        <extracomment>lead.merge</extracomment>
        <translation>Mit Dublette zusammenführen</translation>
    </message>
    <message>
        <source>Merged</source>
        <extracomment>lead.status=merged, lead_merge.loser_status=merged</extracomment>
        <translation>Zusammengeführt</translation>
    </message>
    <message>
        <source>Merged into it</source>
        <extracomment>lead_merge.loser_id</extracomment>
        <translation>Darin aufgegangen</translation>
    </message>
    <message>
        <source>Merged into {title}.</source>
        <extracomment>lead.merge</extracomment>
        <translation>In {title} zusammengeführt.</translation>
    </message>
    <message>
        <source>Merged lead</source>
        <extracomment>lead.unmerge.lead_merge_id, lead_merge</extracomment>
        <translation>Zusammengeführter Lead</translation>
    </message>
    <message>
        <source>Merged leads</source>
        <extracomment>lead_merge</extracomment>
        <translation>Zusammengeführte Leads</translation>
    </message>
    <message>
        <source>Message</source>
        <extracomment>deal_member.message, lead.share.message, lead_share.message</extracomment>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Messages</source>
        <extracomment>ticket_message</extracomment>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Met</source>
        <extracomment>progress.status=met</extracomment>
        <translation>Erfüllt</translation>
    </message>
    <message>
        <source>Method</source>
        <extracomment>price_entry.method</extracomment>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>Money you already have the customer for.</source>
        <extracomment>renewal</extracomment>
        <translation>Umsatz, für den Sie den Kunden schon haben.</translation>
    </message>
    <message>
        <source>Month</source>
        <extracomment>statement.month</extracomment>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Move to a stage</source>
        <extracomment>deal.stage</extracomment>
        <translation>In eine Phase verschieben</translation>
    </message>
    <message>
        <source>Moved: {title}.</source>
        <extracomment>deal.stage</extracomment>
        <translation>Verschoben: {title}.</translation>
    </message>
    <message>
        <source>Must hold</source>
        <extracomment>training_duty.name</extracomment>
        <translation>Muss vorweisen</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>account.add.name, account.name, contact.add.name</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Needs certification in</source>
        <extracomment>product.required_course_ids</extracomment>
        <translation>Erfordert Zertifizierung in</translation>
    </message>
    <message>
        <source>Never needed; it shows notifications.</source>
        <extracomment>setting tray</extracomment>
        <translation>Nie nötig; es zeigt Benachrichtigungen.</translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>commission_line.status=new, lead.status=new, lead_merge.loser_status=new</extracomment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New account</source>
        <extracomment>account.add</extracomment>
        <translation>Neuer Kunde</translation>
    </message>
    <message>
        <source>New contact</source>
        <extracomment>contact.add</extracomment>
        <translation>Neuer Kontakt</translation>
    </message>
    <message>
        <source>New deal</source>
        <extracomment>deal.create</extracomment>
        <translation>Neuer Deal</translation>
    </message>
    <message>
        <source>New lead of our own</source>
        <extracomment>lead.add</extracomment>
        <translation>Neuer eigener Lead</translation>
    </message>
    <message>
        <source>Next step</source>
        <extracomment>deal.next_step, deal.reopen.next_step, lead.add.next_step</extracomment>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Next step on</source>
        <extracomment>deal.next_step_at, deal.reopen.next_step_at, lead.add.next_step_at</extracomment>
        <translation>Nächster Schritt am</translation>
    </message>
    <message>
        <source>Next steps</source>
        <extracomment>next_step</extracomment>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>No budget</source>
        <extracomment>lead.disqualify.reason=no_budget, lead.disqualify_reason=no_budget</extracomment>
        <translation>Kein Budget</translation>
    </message>
    <message>
        <source>No capacity</source>
        <extracomment>lead.recycle.reason=no_capacity</extracomment>
        <translation>Keine Kapazität</translation>
    </message>
    <message>
        <source>No decision</source>
        <extracomment>deal.lose.reason=no_decision, deal.loss_reason=no_decision</extracomment>
        <translation>Keine Entscheidung</translation>
    </message>
    <message>
        <source>No link handler is installed for you.</source>
        <extracomment>prm_desktop/link_handler.py</extracomment>
        <translation>Für Sie ist kein Link-Programm installiert.</translation>
    </message>
    <message>
        <source>No need</source>
        <extracomment>lead.disqualify.reason=no_need, lead.disqualify_reason=no_need</extracomment>
        <translation>Kein Bedarf</translation>
    </message>
    <message>
        <source>No place</source>
        <extracomment>enrolment.status=refused</extracomment>
        <translation>Kein Platz</translation>
    </message>
    <message>
        <source>No.</source>
        <extracomment>deal_line.add.position, deal_line.position</extracomment>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Nobody decides</source>
        <extracomment>lead.disqualify.reason=no_decision, lead.disqualify_reason=no_decision</extracomment>
        <translation>Niemand entscheidet</translation>
    </message>
    <message>
        <source>Nobody has asked for an extension of this registration.</source>
        <extracomment>prm_desktop/domain/deciding.py</extracomment>
        <translation>Niemand hat eine Verlängerung dieser Registrierung beantragt.</translation>
    </message>
    <message>
        <source>Nobody has signed in on this computer yet.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Auf diesem Computer hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>Nobody has signed in to the profile “{name}” yet.</source>
        <extracomment>prm_desktop/app.py, prm_desktop/profiles.py</extracomment>
        <translation>Im Profil „{name}“ hat sich noch niemand angemeldet.</translation>
    </message>
    <message>
        <source>Not before some months</source>
        <extracomment>lead.recycle.reason=later</extracomment>
        <translation>Erst in einigen Monaten</translation>
    </message>
    <message>
        <source>Not found</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <source>Not open to you</source>
        <extracomment>claim_request.status=ineligible</extracomment>
        <translation>Für Sie nicht offen</translation>
    </message>
    <message>
        <source>Not yet</source>
        <extracomment>progress.status=open</extracomment>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>activity.kind=note, activity.log.kind=note, activity.log.note</extracomment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing at all can be read of the local copy, so nothing of it could be saved.</source>
        <extracomment>prm_desktop/replica/salvage.py</extracomment>
        <translation>Von der lokalen Kopie lässt sich gar nichts mehr lesen; deshalb konnte nichts gerettet werden.</translation>
    </message>
    <message>
        <source>Nothing is sent or fetched until you go online again.</source>
        <extracomment>setting work_offline</extracomment>
        <translation>Nichts wird gesendet oder geholt, bis Sie wieder online gehen.</translation>
    </message>
    <message>
        <source>Nothing is told in the quiet hours; it comes when they end.</source>
        <extracomment>setting quiet_from</extracomment>
        <translation>In den Ruhezeiten wird nichts gemeldet; es kommt, wenn sie enden.</translation>
    </message>
    <message>
        <source>Nothing was changed. A link looks like prm://lead/… or prm://page/sync; copy it once more.</source>
        <extracomment>ui/links.py</extracomment>
        <translation>Es wurde nichts geändert. Ein Link sieht aus wie prm://lead/… oder prm://page/sync; kopieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>Nothing was changed. Try again.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Es wurde nichts geändert. Versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Nothing was deleted. Close the program and open it again to have it repaired, or run “prm-desktop doctor --repair”: unsent changes are saved into a fresh copy, and the rest is loaded from the hub again.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Nichts wurde gelöscht. Schließen Sie das Programm und öffnen Sie es wieder, um die Kopie reparieren zu lassen, oder rufen Sie „prm-desktop doctor --repair“ auf: Nicht gesendete Änderungen werden in eine frische Kopie gerettet, der Rest wird neu vom Hub geladen.</translation>
    </message>
    <message>
        <source>Nothing was lost. The next try will follow by itself.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Es ging nichts verloren. Der nächste Versuch folgt von selbst.</translation>
    </message>
    <message>
        <source>Nothing was lost; it is asked for again.</source>
        <extracomment>sync/client.py</extracomment>
        <translation>Es ging nichts verloren; die Antwort wird erneut angefordert.</translation>
    </message>
    <message>
        <source>Nothing was noted on this deal in {days} days. Log what happened, then ask again.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Zu diesem Deal wurde seit {days} Tagen nichts festgehalten. Halten Sie fest, was geschehen ist, und fragen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was removed. If this is expected, allow it on the sync page; otherwise ask your channel manager.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Es wurde nichts entfernt. Wenn Sie das erwarten, erlauben Sie es auf der Seite „Abgleich“; fragen Sie sonst Ihren Channel-Manager.</translation>
    </message>
    <message>
        <source>Nothing was sent. On a public network, sign in to it with a browser first. Otherwise ask your administrator.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Es wurde nichts gesendet. Melden Sie sich in einem öffentlichen Netz zuerst mit einem Browser an. Fragen Sie sonst Ihre Administration.</translation>
    </message>
    <message>
        <source>Notice by</source>
        <extracomment>contract.notice_deadline, renewal.due_on</extracomment>
        <translation>Kündbar bis</translation>
    </message>
    <message>
        <source>Notice given</source>
        <extracomment>contract.status=notice_given</extracomment>
        <translation>Gekündigt</translation>
    </message>
    <message>
        <source>Notice in days</source>
        <extracomment>contract.notice_days</extracomment>
        <translation>Kündigungsfrist in Tagen</translation>
    </message>
    <message>
        <source>Notifications</source>
        <extracomment>setting notify, setting quiet_from, setting quiet_to</extracomment>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <source>Number</source>
        <extracomment>contract.number, quote.number, ticket.number</extracomment>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Numbers</source>
        <extracomment>programme_terms.numbers</extracomment>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>Of</source>
        <extracomment>commission_line.basis_amount</extracomment>
        <translation>Bemessungsbetrag</translation>
    </message>
    <message>
        <source>Off list</source>
        <extracomment>price_entry.percent</extracomment>
        <translation>Nachlass auf Listenpreis</translation>
    </message>
    <message>
        <source>Offer</source>
        <extracomment>lead_offer</extracomment>
        <translation>Angebot</translation>
    </message>
    <message>
        <source>Offered</source>
        <extracomment>lead.status=offered, lead_merge.loser_status=offered, lead_offer.offered_at</extracomment>
        <translation>Angeboten</translation>
    </message>
    <message>
        <source>Offered: {title}.</source>
        <extracomment>lead.share</extracomment>
        <translation>Angeboten: {title}.</translation>
    </message>
    <message>
        <source>Offers</source>
        <extracomment>lead_offer</extracomment>
        <translation>Angebote</translation>
    </message>
    <message>
        <source>On Windows and macOS the packaged program registers its links; the README says how.</source>
        <extracomment>prm_desktop/link_handler.py</extracomment>
        <translation>Unter Windows und macOS registriert das Programmpaket seine Links; die README sagt, wie.</translation>
    </message>
    <message>
        <source>On hold</source>
        <extracomment>commission_line.status=hold</extracomment>
        <translation>Zurückgestellt</translation>
    </message>
    <message>
        <source>On the waiting list</source>
        <extracomment>enrolment.status=waitlisted</extracomment>
        <translation>Auf der Warteliste</translation>
    </message>
    <message>
        <source>One month's commissions and when they are paid.</source>
        <extracomment>statement</extracomment>
        <translation>Die Provisionen eines Monats und wann sie ausgezahlt werden.</translation>
    </message>
    <message>
        <source>One of the products is not in the catalogue.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Eines der Produkte ist nicht im Katalog.</translation>
    </message>
    <message>
        <source>Only a lead that you have accepted can be given back.</source>
        <extracomment>prm_desktop/domain/returning.py</extracomment>
        <translation>Nur ein Lead, den Sie angenommen haben, kann zurückgegeben werden.</translation>
    </message>
    <message>
        <source>Only a lead that you have accepted can be shared.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Nur ein Lead, den Sie angenommen haben, kann geteilt werden.</translation>
    </message>
    <message>
        <source>Only an approved registration that still runs can be extended.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Nur eine genehmigte Registrierung, die noch läuft, kann verlängert werden.</translation>
    </message>
    <message>
        <source>Only one column can be “{label}”.</source>
        <extracomment>prm_desktop/services/imports/columns.py</extracomment>
        <translation>Nur eine Spalte kann „{label}“ sein.</translation>
    </message>
    <message>
        <source>Only partners bring leads of their own; the vendor offers them.</source>
        <extracomment>prm_desktop/domain/own_leads.py</extracomment>
        <translation>Eigene Leads bringen nur Partner mit; der Hersteller bietet sie an.</translation>
    </message>
    <message>
        <source>Only partners claim leads.</source>
        <extracomment>prm_desktop/domain/pool.py</extracomment>
        <translation>Nur Partner können Leads beanspruchen.</translation>
    </message>
    <message>
        <source>Only partners have deals.</source>
        <extracomment>prm_desktop/domain/dealing.py</extracomment>
        <translation>Nur Partner haben Deals.</translation>
    </message>
    <message>
        <source>Only partners keep customers of their own.</source>
        <extracomment>prm_desktop/domain/customers.py</extracomment>
        <translation>Nur Partner führen eigene Kunden.</translation>
    </message>
    <message>
        <source>Only partners open tickets.</source>
        <extracomment>prm_desktop/domain/tickets.py</extracomment>
        <translation>Nur Partner können Tickets eröffnen.</translation>
    </message>
    <message>
        <source>Only the vendor decides this.</source>
        <extracomment>prm_desktop/domain/commands.py, sync/hub/registration_api.py</extracomment>
        <translation>Das entscheidet nur der Hersteller.</translation>
    </message>
    <message>
        <source>Only the vendor's people see it.</source>
        <extracomment>work_note.add</extracomment>
        <translation>Nur die Leute des Herstellers sehen es.</translation>
    </message>
    <message>
        <source>Only these can be kept on this computer: {kinds}.</source>
        <extracomment>prm_desktop/services/documents.py</extracomment>
        <translation>Nur diese lassen sich auf diesem Rechner behalten: {kinds}.</translation>
    </message>
    <message>
        <source>Only whoever attached it, or an administrator, can remove it.</source>
        <extracomment>prm_desktop/domain/attachments.py</extracomment>
        <translation>Nur wer sie angehängt hat oder wer die Firma verwaltet, kann sie entfernen.</translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>lead_offer.outcome=open, pool_entry.status=open, statement.status=open</extracomment>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open a ticket</source>
        <extracomment>ticket.open</extracomment>
        <translation>Ticket eröffnen</translation>
    </message>
    <message>
        <source>Open a web page to sign in to this network, then sync again. Your work is safe here.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Öffnen Sie eine Webseite, um sich in diesem Netz anzumelden, und gleichen Sie dann erneut ab. Ihre Arbeit ist hier sicher.</translation>
    </message>
    <message>
        <source>Open again</source>
        <extracomment>deal.reopen</extracomment>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open again: {title}.</source>
        <extracomment>deal.reopen, task.reopen</extracomment>
        <translation>Wieder offen: {title}.</translation>
    </message>
    <message>
        <source>Open it again while you are online: then it is fetched anew.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>Öffnen Sie sie noch einmal, wenn Sie online sind: Dann wird sie neu geholt.</translation>
    </message>
    <message>
        <source>Open it instead.</source>
        <extracomment>prm_desktop/replica/database.py, prm_desktop/replica/keys.py</extracomment>
        <translation>Öffnen Sie stattdessen diese.</translation>
    </message>
    <message>
        <source>Open leads at most</source>
        <extracomment>partner.capacity</extracomment>
        <translation>Offene Leads höchstens</translation>
    </message>
    <message>
        <source>Opened by</source>
        <extracomment>ticket.user_id</extracomment>
        <translation>Eröffnet von</translation>
    </message>
    <message>
        <source>Opens at</source>
        <extracomment>region.opens</extracomment>
        <translation>Öffnet um</translation>
    </message>
    <message>
        <source>Other</source>
        <extracomment>deal.lose.reason=other, deal.loss_reason=other</extracomment>
        <translation>Sonstiges</translation>
    </message>
    <message>
        <source>Other (please say)</source>
        <extracomment>lead.decline.reason=other, lead.decline_reason=other, lead.disqualify.reason=other</extracomment>
        <translation>Sonstiges (bitte angeben)</translation>
    </message>
    <message>
        <source>Other partners with whom you can share a lead.</source>
        <extracomment>partner_card</extracomment>
        <translation>Andere Partner, mit denen Sie einen Lead teilen können.</translation>
    </message>
    <message>
        <source>Other product</source>
        <extracomment>product_relation.related_id</extracomment>
        <translation>Anderes Produkt</translation>
    </message>
    <message>
        <source>Our notes</source>
        <extracomment>deal.notes, lead.add.notes, lead.notes</extracomment>
        <translation>Unsere Notizen</translation>
    </message>
    <message>
        <source>Our products do not fit</source>
        <extracomment>lead.disqualify.reason=not_a_fit, lead.disqualify_reason=not_a_fit</extracomment>
        <translation>Unsere Produkte passen nicht</translation>
    </message>
    <message>
        <source>Outcome</source>
        <extracomment>lead_offer.outcome</extracomment>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Outside our territory</source>
        <extracomment>lead.decline.reason=outside_territory, lead.decline_reason=outside_territory, lead_offer.reason=outside_territory</extracomment>
        <translation>Außerhalb unseres Vertriebsgebiets</translation>
    </message>
    <message>
        <source>Over your limit</source>
        <extracomment>claim_request.status=over_limit</extracomment>
        <translation>Über Ihrem Limit</translation>
    </message>
    <message>
        <source>Owner</source>
        <extracomment>deal.user_id</extracomment>
        <translation>Zuständig</translation>
    </message>
    <message>
        <source>Paid</source>
        <extracomment>commission_line.status=paid</extracomment>
        <translation>Ausgezahlt</translation>
    </message>
    <message>
        <source>Paid on</source>
        <extracomment>statement.pays_on</extracomment>
        <translation>Auszahlung am</translation>
    </message>
    <message>
        <source>Part number</source>
        <extracomment>product.sku</extracomment>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>Part of the hub's answer could not be read.</source>
        <extracomment>sync/client.py, sync/faults.py</extracomment>
        <translation>Ein Teil der Antwort des Hubs war nicht lesbar.</translation>
    </message>
    <message>
        <source>Part of the hub's answer does not fit together.</source>
        <extracomment>prm_desktop/replica/quarantine.py, sync/apply.py</extracomment>
        <translation>Ein Teil der Antwort des Hubs passt nicht zusammen.</translation>
    </message>
    <message>
        <source>Part of the hub's answer does not say which records it is about.</source>
        <extracomment>prm_desktop/replica/quarantine.py</extracomment>
        <translation>Ein Teil der Antwort des Hubs sagt nicht, um welche Datensätze es geht.</translation>
    </message>
    <message>
        <source>Part of the local copy cannot be read any more.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Ein Teil der lokalen Kopie ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>Partner</source>
        <extracomment>account.partner_id, activity.partner_id, attachment.partner_id</extracomment>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Partner companies</source>
        <extracomment>partner_card</extracomment>
        <translation>Partnerfirmen</translation>
    </message>
    <message>
        <source>Partner company</source>
        <extracomment>partner_card</extracomment>
        <translation>Partnerfirma</translation>
    </message>
    <message>
        <source>Partner's rep</source>
        <extracomment>deal_member.role=partner_rep</extracomment>
        <translation>Partnervertrieb</translation>
    </message>
    <message>
        <source>Partners</source>
        <extracomment>partner</extracomment>
        <translation>Partner</translation>
    </message>
    <message>
        <source>Partners looking</source>
        <extracomment>pool_entry.watchers</extracomment>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>Percent</source>
        <extracomment>commission_rule.rate</extracomment>
        <translation>Prozent</translation>
    </message>
    <message>
        <source>Percent off list</source>
        <extracomment>price_entry.method=percent</extracomment>
        <translation>Prozentrabatt</translation>
    </message>
    <message>
        <source>Person</source>
        <extracomment>deal_member.user_id</extracomment>
        <translation>Person</translation>
    </message>
    <message>
        <source>Phone</source>
        <extracomment>contact.add.phone, contact.phone, lead.add.phone</extracomment>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Place</source>
        <extracomment>class_session.place</extracomment>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Planned for</source>
        <extracomment>next_step.planned_at</extracomment>
        <translation>Geplant für</translation>
    </message>
    <message>
        <source>Please check the input</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Bitte prüfen Sie die Eingabe</translation>
    </message>
    <message>
        <source>Please choose one: {label}.</source>
        <extracomment>ui/widgets/command_form.py</extracomment>
        <translation>Bitte wählen Sie etwas aus: {label}.</translation>
    </message>
    <message>
        <source>Please say in a few words what the other reason is.</source>
        <extracomment>prm_desktop/domain/dealing.py, prm_desktop/domain/leads.py, prm_desktop/domain/returning.py</extracomment>
        <translation>Bitte nennen Sie den Grund in wenigen Worten.</translation>
    </message>
    <message>
        <source>Please say what the deal is worth.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Bitte geben Sie an, was der Deal wert ist.</translation>
    </message>
    <message>
        <source>Please say what the project is.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Bitte geben Sie das Projekt an.</translation>
    </message>
    <message>
        <source>Please say when it is expected to close.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Bitte geben Sie an, wann der Abschluss erwartet wird.</translation>
    </message>
    <message>
        <source>Please say which products it is about.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Bitte geben Sie an, um welche Produkte es geht.</translation>
    </message>
    <message>
        <source>Please say who the customer is.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Bitte geben Sie den Kunden an.</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Bitte melden Sie sich an</translation>
    </message>
    <message>
        <source>Please sign in again</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Bitte melden Sie sich erneut an</translation>
    </message>
    <message>
        <source>Please sign in.</source>
        <extracomment>sync/hub/api.py</extracomment>
        <translation>Bitte melden Sie sich an.</translation>
    </message>
    <message>
        <source>Please update the program</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Bitte aktualisieren Sie das Programm</translation>
    </message>
    <message>
        <source>Please use another profile</source>
        <extracomment>sync/session.py</extracomment>
        <translation>Bitte verwenden Sie ein anderes Profil</translation>
    </message>
    <message>
        <source>Please wait a moment</source>
        <extracomment>sync/hub/auth.py</extracomment>
        <translation>Bitte warten Sie einen Augenblick</translation>
    </message>
    <message>
        <source>Pooled lead</source>
        <extracomment>pool_source</extracomment>
        <translation>Lead im Becken</translation>
    </message>
    <message>
        <source>Pooled leads</source>
        <extracomment>pool_source</extracomment>
        <translation>Leads im Becken</translation>
    </message>
    <message>
        <source>Position</source>
        <extracomment>contact.add.job_title, contact.job_title, lead.add.contact_role</extracomment>
        <translation>Position</translation>
    </message>
    <message>
        <source>Postcode</source>
        <extracomment>lead.add.postcode, lead.postcode</extracomment>
        <translation>Postleitzahl</translation>
    </message>
    <message>
        <source>Postcodes begin with</source>
        <extracomment>territory.postcodes</extracomment>
        <translation>Postleitzahlen beginnen mit</translation>
    </message>
    <message>
        <source>Price</source>
        <extracomment>class_session.price, deal.lose.reason=price, deal.loss_reason=price</extracomment>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Price book</source>
        <extracomment>price_book, price_book.name, price_entry.price_book_id</extracomment>
        <translation>Preisbuch</translation>
    </message>
    <message>
        <source>Price books</source>
        <extracomment>price_book</extracomment>
        <translation>Preisbücher</translation>
    </message>
    <message>
        <source>Price list</source>
        <extracomment>asset.kind=price_list</extracomment>
        <translation>Preisliste</translation>
    </message>
    <message>
        <source>Prices</source>
        <extracomment>price_entry</extracomment>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Prices and terms</source>
        <extracomment>deal_member.duty=commercial, member.add.duty=commercial, member.add_rep.duty=commercial</extracomment>
        <translation>Preise und Konditionen</translation>
    </message>
    <message>
        <source>Prices as quoted</source>
        <extracomment>quote.snapshot</extracomment>
        <translation>Angebotene Preise</translation>
    </message>
    <message>
        <source>Prices as you promised them; a quote keeps them even when the price book changes.</source>
        <extracomment>quote</extracomment>
        <translation>Preise, wie Sie sie zugesagt haben; sie gelten weiter, auch wenn sich das Preisbuch ändert.</translation>
    </message>
    <message>
        <source>Priority</source>
        <extracomment>price_book.priority</extracomment>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Probability</source>
        <extracomment>deal.probability, deal.reopen.probability, deal.stage.probability</extracomment>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Product</source>
        <extracomment>deal_line.add.product_id, deal_line.description, deal_line.product_id</extracomment>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Product relation</source>
        <extracomment>product_relation</extracomment>
        <translation>Produktbeziehung</translation>
    </message>
    <message>
        <source>Product relations</source>
        <extracomment>product_relation</extracomment>
        <translation>Produktbeziehungen</translation>
    </message>
    <message>
        <source>Products</source>
        <extracomment>asset.product_ids, contract.product_ids, course.product_ids</extracomment>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Professional</source>
        <extracomment>course.level=professional</extracomment>
        <translation>Fortgeschritten</translation>
    </message>
    <message>
        <source>Programme rules</source>
        <extracomment>programme_terms</extracomment>
        <translation>Programmregeln</translation>
    </message>
    <message>
        <source>Progress</source>
        <extracomment>progress</extracomment>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Project</source>
        <extracomment>deal_registration.project, lead.register.project, registration.submit.project</extracomment>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Prospect</source>
        <extracomment>deal.reopen.stage=prospect, deal.stage.stage=prospect, deal.stage=prospect</extracomment>
        <translation>Interessent</translation>
    </message>
    <message>
        <source>Protects your deal: nobody else gets your conditions for this customer.</source>
        <extracomment>deal_registration</extracomment>
        <translation>Schützt Ihren Deal: Niemand sonst erhält Ihre Konditionen für diesen Kunden.</translation>
    </message>
    <message>
        <source>Qualification</source>
        <extracomment>lead.qualification</extracomment>
        <translation>Qualifizierung</translation>
    </message>
    <message>
        <source>Qualified</source>
        <extracomment>deal.reopen.stage=qualified, deal.stage.stage=qualified, deal.stage=qualified</extracomment>
        <translation>Qualifiziert</translation>
    </message>
    <message>
        <source>Qualified prospects that the vendor found for you. Answer an offer in time and it is yours.</source>
        <extracomment>lead</extracomment>
        <translation>Qualifizierte Interessenten, die der Hersteller für Sie gefunden hat. Nehmen Sie ein Angebot rechtzeitig an, gehört der Lead Ihnen.</translation>
    </message>
    <message>
        <source>Quantity</source>
        <extracomment>deal_line.add.quantity, deal_line.quantity, registration_line.quantity</extracomment>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Question</source>
        <extracomment>registration.return.question, ticket.open.type=question, ticket.type=question</extracomment>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Question for you</source>
        <extracomment>deal_registration.status=returned</extracomment>
        <translation>Rückfrage an Sie</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <extracomment>setting quiet_from</extracomment>
        <translation>Ruhe ab</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <extracomment>setting quiet_to</extracomment>
        <translation>Ruhe bis</translation>
    </message>
    <message>
        <source>Quote</source>
        <extracomment>quote</extracomment>
        <translation>Preisangebot</translation>
    </message>
    <message>
        <source>Quote asked for</source>
        <extracomment>renewal.stage=quoted</extracomment>
        <translation>Preisangebot angefordert</translation>
    </message>
    <message>
        <source>Quotes</source>
        <extracomment>quote</extracomment>
        <translation>Preisangebote</translation>
    </message>
    <message>
        <source>Rank</source>
        <extracomment>program_level.rank</extracomment>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Rating</source>
        <extracomment>lead.add.rating, lead.rating</extracomment>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Read by</source>
        <extracomment>comment.shared_with, deal_line.shared_with, deal_member.shared_with</extracomment>
        <translation>Gelesen von</translation>
    </message>
    <message>
        <source>Reason</source>
        <extracomment>commission_line.reason, lead.decline.reason, lead.disqualify.reason</extracomment>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Received</source>
        <extracomment>lead.assigned_at</extracomment>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>Recommend</source>
        <extracomment>recommendation_rule.product_id</extracomment>
        <translation>Empfehlen</translation>
    </message>
    <message>
        <source>Recommendation</source>
        <extracomment>recommendation_rule</extracomment>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Recommendations</source>
        <extracomment>recommendation_rule</extracomment>
        <translation>Empfehlungen</translation>
    </message>
    <message>
        <source>Record</source>
        <extracomment>attachment.add.record_id, attachment.record_id, comment.add.record_id</extracomment>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Record kind</source>
        <extracomment>attachment.add.record_kind, attachment.record_kind, comment.add.record_kind</extracomment>
        <translation>Art des Eintrags</translation>
    </message>
    <message>
        <source>Recycled</source>
        <extracomment>lead.status=recycled, lead_merge.loser_status=recycled</extracomment>
        <translation>Neu vergeben</translation>
    </message>
    <message>
        <source>Refer</source>
        <extracomment>lead.share.kind=refer, lead_share.kind=refer</extracomment>
        <translation>Empfehlung</translation>
    </message>
    <message>
        <source>Region</source>
        <extracomment>deal.region, lead.add.region, lead.region</extracomment>
        <translation>Region</translation>
    </message>
    <message>
        <source>Regions</source>
        <extracomment>oem_contact.regions, partner.regions, partner_card.regions</extracomment>
        <translation>Regionen</translation>
    </message>
    <message>
        <source>Register this deal</source>
        <extracomment>registration.submit</extracomment>
        <translation>Diesen Deal registrieren</translation>
    </message>
    <message>
        <source>Register this opportunity</source>
        <extracomment>lead.register</extracomment>
        <translation>Diese Gelegenheit registrieren</translation>
    </message>
    <message>
        <source>Registered by</source>
        <extracomment>deal_registration.user_id</extracomment>
        <translation>Registriert von</translation>
    </message>
    <message>
        <source>Registered deals</source>
        <extracomment>requirement.measure=registrations</extracomment>
        <translation>Registrierte Deals</translation>
    </message>
    <message>
        <source>Registered product</source>
        <extracomment>registration_line</extracomment>
        <translation>Registriertes Produkt</translation>
    </message>
    <message>
        <source>Registered products</source>
        <extracomment>registration_line</extracomment>
        <translation>Registrierte Produkte</translation>
    </message>
    <message>
        <source>Registration</source>
        <extracomment>registration.approve.deal_registration_id, registration.decide_extension.deal_registration_id, registration.extend.deal_registration_id</extracomment>
        <translation>Registrierung</translation>
    </message>
    <message>
        <source>Reject</source>
        <extracomment>registration.reject</extracomment>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <extracomment>deal_registration.closure_code=rejected, deal_registration.status=rejected, registration.reject.code=rejected</extracomment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Rejected.</source>
        <extracomment>registration.reject</extracomment>
        <translation>Abgelehnt.</translation>
    </message>
    <message>
        <source>Relation</source>
        <extracomment>product_relation.kind</extracomment>
        <translation>Beziehung</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>account.remove, attachment.remove, contact.remove</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Removed.</source>
        <extracomment>account.remove, contact.remove, deal_line.remove</extracomment>
        <translation>Entfernt.</translation>
    </message>
    <message>
        <source>Removed: {title}.</source>
        <extracomment>attachment.remove, member.remove</extracomment>
        <translation>Entfernt: {title}.</translation>
    </message>
    <message>
        <source>Renewal</source>
        <extracomment>renewal</extracomment>
        <translation>Verlängerung</translation>
    </message>
    <message>
        <source>Renewals</source>
        <extracomment>renewal</extracomment>
        <translation>Verlängerungen</translation>
    </message>
    <message>
        <source>Renewed</source>
        <extracomment>contract.status=renewed, renewal.stage=won</extracomment>
        <translation>Verlängert</translation>
    </message>
    <message>
        <source>Renews by itself</source>
        <extracomment>contract.auto_renew</extracomment>
        <translation>Verlängert sich automatisch</translation>
    </message>
    <message>
        <source>Reopen</source>
        <extracomment>task.reopen</extracomment>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Replaces</source>
        <extracomment>product_relation.kind=replaces</extracomment>
        <translation>Ersetzt Produkt</translation>
    </message>
    <message>
        <source>Reply</source>
        <extracomment>ticket.reply</extracomment>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Reply saved.</source>
        <extracomment>ticket.reply</extracomment>
        <translation>Antwort gespeichert.</translation>
    </message>
    <message>
        <source>Request a place</source>
        <extracomment>enrolment.request</extracomment>
        <translation>Platz anfragen</translation>
    </message>
    <message>
        <source>Requested</source>
        <extracomment>claim_request.status=pending, enrolment.status=requested</extracomment>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Requested. The vendor confirms the seat.</source>
        <extracomment>enrolment.request</extracomment>
        <translation>Angefragt. Der Hersteller bestätigt den Platz.</translation>
    </message>
    <message>
        <source>Requested. The vendor decides in order of arrival.</source>
        <extracomment>pool.claim</extracomment>
        <translation>Angefragt. Der Hersteller entscheidet nach Eingang.</translation>
    </message>
    <message>
        <source>Requirement</source>
        <extracomment>progress.requirement_id, requirement, requirement.name</extracomment>
        <translation>Anforderung</translation>
    </message>
    <message>
        <source>Requirements</source>
        <extracomment>requirement</extracomment>
        <translation>Anforderungen</translation>
    </message>
    <message>
        <source>Requires</source>
        <extracomment>product_relation.kind=requires</extracomment>
        <translation>Erfordert</translation>
    </message>
    <message>
        <source>Reschedules at most</source>
        <extracomment>course.max_reschedules</extracomment>
        <translation>Umbuchungen höchstens</translation>
    </message>
    <message>
        <source>Resolved</source>
        <extracomment>ticket.resolved_at, ticket.status=resolved</extracomment>
        <translation>Gelöst</translation>
    </message>
    <message>
        <source>Return with a question</source>
        <extracomment>registration.return</extracomment>
        <translation>Mit einer Frage zurückgeben</translation>
    </message>
    <message>
        <source>Returned.</source>
        <extracomment>registration.return</extracomment>
        <translation>Zurückgegeben.</translation>
    </message>
    <message>
        <source>Revenue</source>
        <extracomment>commission_rule.basis=revenue</extracomment>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Revenue split</source>
        <extracomment>lead_share.split</extracomment>
        <translation>Umsatzanteil</translation>
    </message>
    <message>
        <source>Reverses</source>
        <extracomment>commission_line.reverses_id</extracomment>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Revoke</source>
        <extracomment>share.revoke</extracomment>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Revoked</source>
        <extracomment>certification.status=revoked, lead_share.status=revoked</extracomment>
        <translation>Entzogen</translation>
    </message>
    <message>
        <source>Revoked.</source>
        <extracomment>share.revoke</extracomment>
        <translation>Widerrufen.</translation>
    </message>
    <message>
        <source>Role</source>
        <extracomment>deal_member.role, oem_contact.job_title, user.role</extracomment>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Roomy</source>
        <extracomment>setting density</extracomment>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Row height</source>
        <extracomment>setting density</extracomment>
        <translation>Zeilenhöhe</translation>
    </message>
    <message>
        <source>Rule</source>
        <extracomment>commission_line.rule_id, commission_rule.name</extracomment>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Rules</source>
        <extracomment>programme_terms.name</extracomment>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Said no</source>
        <extracomment>deal_member.status=declined</extracomment>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Sales</source>
        <extracomment>deal_member.duty=sales, member.add.duty=sales, member.add_rep.duty=sales</extracomment>
        <translation>Vertrieb</translation>
    </message>
    <message>
        <source>Sales qualified</source>
        <extracomment>lead.qualification=sql</extracomment>
        <translation>Vertriebsqualifiziert</translation>
    </message>
    <message>
        <source>Sales rep</source>
        <extracomment>user.role=rep</extracomment>
        <translation>Vertrieb</translation>
    </message>
    <message>
        <source>Save the message as a file with the ending .eml.</source>
        <extracomment>prm_desktop/services/mails.py</extracomment>
        <translation>Speichern Sie die Nachricht als Datei mit der Endung .eml.</translation>
    </message>
    <message>
        <source>Saved here. The vendor decides once it is sent.</source>
        <extracomment>lead.register, registration.resubmit, registration.submit</extracomment>
        <translation>Hier gespeichert. Der Hersteller entscheidet, sobald es gesendet ist.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <extracomment>account.update, contact.update, deal.update</extracomment>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Say it once; the answer comes here, with the time it is due.</source>
        <extracomment>ticket</extracomment>
        <translation>Einmal schildern genügt; die Antwort kommt hier an, mit der zugesagten Zeit.</translation>
    </message>
    <message>
        <source>Say which profile: --profile NAME.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Nennen Sie das Profil: --profile NAME.</translation>
    </message>
    <message>
        <source>Seats</source>
        <extracomment>class_session.seats</extracomment>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Seen by your company and by the vendor.</source>
        <extracomment>comment</extracomment>
        <translation>Sichtbar für Ihr Unternehmen und den Hersteller.</translation>
    </message>
    <message>
        <source>Segments</source>
        <extracomment>oem_contact.segments</extracomment>
        <translation>Segmente</translation>
    </message>
    <message>
        <source>Sent</source>
        <extracomment>quote.status=sent</extracomment>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Service level</source>
        <extracomment>sla_policy, sla_policy.name</extracomment>
        <translation>Servicelevel</translation>
    </message>
    <message>
        <source>Service levels</source>
        <extracomment>sla_policy</extracomment>
        <translation>Servicelevel</translation>
    </message>
    <message>
        <source>Settled</source>
        <extracomment>statement.status=settled</extracomment>
        <translation>Abgerechnet</translation>
    </message>
    <message>
        <source>Severity</source>
        <extracomment>sla_policy.severity, ticket.open.severity, ticket.severity</extracomment>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Share</source>
        <extracomment>lead.share</extracomment>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Shared lead</source>
        <extracomment>lead_share, share.accept.lead_share_id, share.decline.lead_share_id</extracomment>
        <translation>Geteilter Lead</translation>
    </message>
    <message>
        <source>Shared leads</source>
        <extracomment>lead_share</extracomment>
        <translation>Geteilte Leads</translation>
    </message>
    <message>
        <source>Shared with</source>
        <extracomment>lead.shared_with</extracomment>
        <translation>Geteilt mit</translation>
    </message>
    <message>
        <source>Shark tank lead</source>
        <extracomment>claim_request.pool_entry_id, pool.claim.pool_entry_id, pool_entry</extracomment>
        <translation>Lead im Haifischbecken</translation>
    </message>
    <message>
        <source>Shark tank leads</source>
        <extracomment>pool_entry</extracomment>
        <translation>Leads im Becken</translation>
    </message>
    <message>
        <source>Show an icon beside the clock</source>
        <extracomment>setting tray</extracomment>
        <translation>Ein Symbol neben der Uhr zeigen</translation>
    </message>
    <message>
        <source>Sign in to the proxy, then sync again.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Melden Sie sich beim Proxy an und gleichen Sie dann erneut ab.</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <extracomment>asset.size, attachment.add.size, attachment.size</extracomment>
        <translation>Größe in Byte</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <extracomment>setting zoom</extracomment>
        <translation>Größe der Anzeige</translation>
    </message>
    <message>
        <source>Solution due</source>
        <extracomment>ticket.resolve_due</extracomment>
        <translation>Lösung fällig</translation>
    </message>
    <message>
        <source>Solution in hours</source>
        <extracomment>sla_policy.resolve_hours</extracomment>
        <translation>Lösung in Stunden</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile.</source>
        <extracomment>sync/hub/push.py</extracomment>
        <translation>Das hat inzwischen jemand anders geändert.</translation>
    </message>
    <message>
        <source>Something else answered instead of the hub</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Statt des Hubs hat etwas anderes geantwortet</translation>
    </message>
    <message>
        <source>Something was done with this deal already. Close it as lost instead.</source>
        <extracomment>prm_desktop/domain/dealing.py</extracomment>
        <translation>Mit diesem Deal wurde schon gearbeitet. Schließen Sie ihn stattdessen als verloren.</translation>
    </message>
    <message>
        <source>Something was done with this lead already. Disqualify it instead.</source>
        <extracomment>prm_desktop/domain/own_leads.py</extracomment>
        <translation>Mit diesem Lead wurde schon etwas getan. Disqualifizieren Sie ihn stattdessen.</translation>
    </message>
    <message>
        <source>Something was missing</source>
        <extracomment>deal.lose.reason=feature, deal.loss_reason=feature</extracomment>
        <translation>Etwas fehlte</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <extracomment>ui/tasks.py</extracomment>
        <translation>Im Programm ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Source</source>
        <extracomment>deal.source, lead.add.source, lead.source</extracomment>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Space for documents</source>
        <extracomment>setting blob_limit</extracomment>
        <translation>Platz für Dokumente</translation>
    </message>
    <message>
        <source>Spam</source>
        <extracomment>lead.decline.reason=spam, lead.decline_reason=spam, lead_offer.reason=spam</extracomment>
        <translation>Spam</translation>
    </message>
    <message>
        <source>Spanish</source>
        <extracomment>asset.language=es, lead.add.language=es, lead.language=es</extracomment>
        <translation>Spanisch</translation>
    </message>
    <message>
        <source>Sponsor</source>
        <extracomment>deal_member.duty=sponsor, member.add.duty=sponsor, member.add_rep.duty=sponsor</extracomment>
        <translation>Förderer</translation>
    </message>
    <message>
        <source>Stage</source>
        <extracomment>deal.reopen.stage, deal.stage, deal.stage.stage</extracomment>
        <translation>Phase</translation>
    </message>
    <message>
        <source>Starts</source>
        <extracomment>class_session.starts_at, contract.starts_on, enrolment.starts_at</extracomment>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>Statement</source>
        <extracomment>commission_line.statement_id, statement</extracomment>
        <translation>Abrechnung</translation>
    </message>
    <message>
        <source>Statements</source>
        <extracomment>statement</extracomment>
        <translation>Abrechnungen</translation>
    </message>
    <message>
        <source>Status</source>
        <extracomment>certification.status, claim_request.status, commission_line.status</extracomment>
        <translation>Status</translation>
    </message>
    <message>
        <source>Status before</source>
        <extracomment>lead_merge.loser_status</extracomment>
        <translation>Status vorher</translation>
    </message>
    <message>
        <source>Step</source>
        <extracomment>next_step.step</extracomment>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Street</source>
        <extracomment>lead.add.street, lead.street</extracomment>
        <translation>Straße</translation>
    </message>
    <message>
        <source>Subject</source>
        <extracomment>activity.log.subject, activity.subject, deal.log.subject</extracomment>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Submitted</source>
        <extracomment>deal_registration.status=submitted, deal_registration.submitted_at</extracomment>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <source>Summary</source>
        <extracomment>asset.summary</extracomment>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Superseded</source>
        <extracomment>price_book.status=superseded</extracomment>
        <translation>Ersetzt</translation>
    </message>
    <message>
        <source>Superseded by</source>
        <extracomment>asset.superseded_by_id</extracomment>
        <translation>Ersetzt durch</translation>
    </message>
    <message>
        <source>Supersedes</source>
        <extracomment>price_book.supersedes_id</extracomment>
        <translation>Ersetzt das Preisbuch</translation>
    </message>
    <message>
        <source>Survivor</source>
        <extracomment>lead_merge.lead_id</extracomment>
        <translation>Bleibender Lead</translation>
    </message>
    <message>
        <source>Suspended</source>
        <extracomment>partner.status=suspended</extracomment>
        <translation>Ausgesetzt</translation>
    </message>
    <message>
        <source>Swedish</source>
        <extracomment>asset.language=sv, lead.add.language=sv, lead.language=sv</extracomment>
        <translation>Schwedisch</translation>
    </message>
    <message>
        <source>Sync</source>
        <extracomment>setting blob_limit, setting sync_interval, setting work_offline</extracomment>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Sync once, then try again.</source>
        <extracomment>sync/repair.py</extracomment>
        <translation>Gleichen Sie einmal ab und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Take it on</source>
        <extracomment>registration.review</extracomment>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take the conversion back</source>
        <extracomment>lead.unconvert</extracomment>
        <translation>Umwandlung zurücknehmen</translation>
    </message>
    <message>
        <source>Taken</source>
        <extracomment>class_session.seats_taken</extracomment>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Taken back; it was never sent.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Zurückgenommen; es wurde nie gesendet.</translation>
    </message>
    <message>
        <source>Takes effect when the program is started again.</source>
        <extracomment>setting language</extracomment>
        <translation>Wirkt beim nächsten Start des Programms.</translation>
    </message>
    <message>
        <source>Takes place from</source>
        <extracomment>class_session.min_seats</extracomment>
        <translation>Findet statt ab</translation>
    </message>
    <message>
        <source>Target</source>
        <extracomment>progress.target, requirement.target</extracomment>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Task</source>
        <extracomment>task, task.complete.task_id, task.reopen.task_id</extracomment>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Task added.</source>
        <extracomment>deal.add_task, task.add</extracomment>
        <translation>Aufgabe angelegt.</translation>
    </message>
    <message>
        <source>Tasks</source>
        <extracomment>task</extracomment>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Tax id</source>
        <extracomment>account.add.tax_id, account.tax_id</extracomment>
        <translation>Umsatzsteuer-ID</translation>
    </message>
    <message>
        <source>Technical advice</source>
        <extracomment>deal_member.duty=technical, member.add.duty=technical, member.add_rep.duty=technical</extracomment>
        <translation>Technische Beratung</translation>
    </message>
    <message>
        <source>Technical validation</source>
        <extracomment>deal.reopen.stage=technical_validation, deal.stage.stage=technical_validation, deal.stage=technical_validation</extracomment>
        <translation>Technische Prüfung</translation>
    </message>
    <message>
        <source>Tell me of new leads and of what is due soon</source>
        <extracomment>setting notify</extracomment>
        <translation>Neue Leads und bald Fälliges melden</translation>
    </message>
    <message>
        <source>Template</source>
        <extracomment>asset.kind=template</extracomment>
        <translation>Vorlage</translation>
    </message>
    <message>
        <source>Territories</source>
        <extracomment>territory</extracomment>
        <translation>Vertriebsgebiete</translation>
    </message>
    <message>
        <source>Territory</source>
        <extracomment>territory</extracomment>
        <translation>Vertriebsgebiet</translation>
    </message>
    <message>
        <source>That did not work</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Das hat nicht geklappt</translation>
    </message>
    <message>
        <source>That is not possible</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>Das ist nicht möglich</translation>
    </message>
    <message>
        <source>That is not yours to do</source>
        <extracomment>sync/hub/problems.py</extracomment>
        <translation>Das steht Ihnen nicht zu</translation>
    </message>
    <message>
        <source>The amount of this deal is the sum of its lines; change those.</source>
        <extracomment>prm_desktop/domain/dealing.py</extracomment>
        <translation>Der Betrag dieses Deals ist die Summe seiner Positionen; ändern Sie diese.</translation>
    </message>
    <message>
        <source>The answer was cut off before its end.</source>
        <extracomment>sync/client.py</extracomment>
        <translation>Die Antwort brach vor dem Ende ab.</translation>
    </message>
    <message>
        <source>The bytes that arrived are not those of this file. Send them again.</source>
        <extracomment>sync/hub/blobs.py</extracomment>
        <translation>Die angekommenen Bytes sind nicht die dieser Datei. Bitte noch einmal senden.</translation>
    </message>
    <message>
        <source>The certificate that answered belongs to another address than the hub's.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Das Zertifikat, das geantwortet hat, gehört zu einer anderen Adresse als der des Hubs.</translation>
    </message>
    <message>
        <source>The change that this is about is not kept any more.</source>
        <extracomment>prm_desktop/services/attending.py</extracomment>
        <translation>Die betroffene Änderung ist nicht mehr vorhanden.</translation>
    </message>
    <message>
        <source>The class and its waiting list are full.</source>
        <extracomment>sync/hub/rules/seats.py</extracomment>
        <translation>Der Kurstermin und seine Warteliste sind voll.</translation>
    </message>
    <message>
        <source>The class is full; this is place {place} on the waiting list.</source>
        <extracomment>sync/hub/rules/seats.py</extracomment>
        <translation>Der Kurstermin ist voll; das ist Platz {place} auf der Warteliste.</translation>
    </message>
    <message>
        <source>The closing date is over. Please give a new one.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Das Abschlussdatum ist vorbei. Bitte geben Sie ein neues an.</translation>
    </message>
    <message>
        <source>The command line works: prm-desktop --help</source>
        <extracomment>prm_desktop/__main__.py</extracomment>
        <translation>Die Befehlszeile funktioniert: prm-desktop --help</translation>
    </message>
    <message>
        <source>The connection to the hub broke off.</source>
        <extracomment>sync/blobs.py, sync/faults.py</extracomment>
        <translation>Die Verbindung zum Hub brach ab.</translation>
    </message>
    <message>
        <source>The content is not what was announced</source>
        <extracomment>sync/hub/problems.py</extracomment>
        <translation>Der Inhalt ist nicht der angekündigte</translation>
    </message>
    <message>
        <source>The current version of everything you can show or send.</source>
        <extracomment>asset</extracomment>
        <translation>Alles, was Sie zeigen oder versenden können, in der aktuellen Fassung.</translation>
    </message>
    <message>
        <source>The demo hub did not start.</source>
        <extracomment>sync/hub/embedded.py</extracomment>
        <translation>Der Demo-Hub ist nicht gestartet.</translation>
    </message>
    <message>
        <source>The demonstration has no recovery code: its data is made up.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Die Demonstration hat keinen Wiederherstellungscode: Ihre Daten sind erfunden.</translation>
    </message>
    <message>
        <source>The demonstration needs the hub, which is not installed.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Die Demonstration braucht den Hub, der nicht installiert ist.</translation>
    </message>
    <message>
        <source>The disk has a problem</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Der Datenträger hat ein Problem</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Der Datenträger ist voll</translation>
    </message>
    <message>
        <source>The disk reported an error.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Der Datenträger hat einen Fehler gemeldet.</translation>
    </message>
    <message>
        <source>The duplicate is shared with others. End that first.</source>
        <extracomment>prm_desktop/domain/merging.py</extracomment>
        <translation>Die Dublette ist mit anderen geteilt. Beenden Sie das zuerst.</translation>
    </message>
    <message>
        <source>The file arrived damaged</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Die Datei kam beschädigt an</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>Die Datei lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The file has no such bytes.</source>
        <extracomment>sync/hub/blob_api.py</extracomment>
        <translation>Die Datei hat diese Bytes nicht.</translation>
    </message>
    <message>
        <source>The file that was there before is unchanged. Close it there, or choose another place.</source>
        <extracomment>prm_desktop/services/export.py</extracomment>
        <translation>Die bisherige Datei ist unverändert. Schließen Sie sie dort, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>The file was left as it is. Bring it back from a backup of this computer, such as a “.backup” file beside it. Without one, sign in with another profile: --profile NAME. Only what was not sent is missing there.</source>
        <extracomment>prm_desktop/replica/salvage.py</extracomment>
        <translation>Die Datei blieb, wie sie ist. Holen Sie sie aus einer Sicherung dieses Computers zurück, etwa aus einer „.backup“-Datei daneben. Gibt es keine, melden Sie sich mit einem anderen Profil an: --profile NAME. Dort fehlt nur, was nicht gesendet war.</translation>
    </message>
    <message>
        <source>The file “{path}” is damaged.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>Die Datei „{path}“ ist beschädigt.</translation>
    </message>
    <message>
        <source>The first line of “{name}” has no column names.</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>In der ersten Zeile von „{name}“ stehen keine Spaltennamen.</translation>
    </message>
    <message>
        <source>The folder or the file of the local copy cannot be written.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Der Ordner oder die Datei der lokalen Kopie ist nicht beschreibbar.</translation>
    </message>
    <message>
        <source>The hub also tells this program at once when something changes.</source>
        <extracomment>setting sync_interval</extracomment>
        <translation>Bei Änderungen meldet sich der Hub außerdem sofort.</translation>
    </message>
    <message>
        <source>The hub answered with the data of somebody else. Nothing of it was taken.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Der Hub hat mit den Daten einer anderen Person geantwortet. Nichts davon wurde übernommen.</translation>
    </message>
    <message>
        <source>The hub answers many others at present.</source>
        <extracomment>sync/hub/problems.py, sync/hub/relay.py</extracomment>
        <translation>Der Hub beantwortet gerade viele andere Anfragen.</translation>
    </message>
    <message>
        <source>The hub cannot compare this copy scope by scope.</source>
        <extracomment>sync/repair.py</extracomment>
        <translation>Der Hub kann diese Kopie nicht Bereich für Bereich vergleichen.</translation>
    </message>
    <message>
        <source>The hub could not answer: {detail}</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Hub konnte nicht antworten: {detail}</translation>
    </message>
    <message>
        <source>The hub could not be reached</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Der Hub war nicht erreichbar</translation>
    </message>
    <message>
        <source>The hub could not be reached.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Hub war nicht erreichbar.</translation>
    </message>
    <message>
        <source>The hub could not carry this out because of a defect of its own. The vendor has been told.</source>
        <extracomment>sync/hub/push.py</extracomment>
        <translation>Der Hub konnte das wegen eines eigenen Fehlers nicht ausführen. Der Hersteller wurde informiert.</translation>
    </message>
    <message>
        <source>The hub did not answer in time.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Hub hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>The hub does not come to an end of its changes.</source>
        <extracomment>sync/engine.py</extracomment>
        <translation>Der Hub kommt mit seinen Änderungen an kein Ende.</translation>
    </message>
    <message>
        <source>The hub does not come to an end of this file.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Der Hub kommt mit dieser Datei nicht zu einem Ende.</translation>
    </message>
    <message>
        <source>The hub does not have this file</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Der Hub hat diese Datei nicht</translation>
    </message>
    <message>
        <source>The hub does not have this file. Attach it again.</source>
        <extracomment>sync/hub/rules/attachments.py</extracomment>
        <translation>Der Hub hat diese Datei nicht. Bitte hängen Sie sie noch einmal an.</translation>
    </message>
    <message>
        <source>The hub has a defect. Nothing was lost; try again later.</source>
        <extracomment>sync/hub/problems.py</extracomment>
        <translation>Der Hub hat einen Fehler. Es ging nichts verloren; versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>The hub has a problem</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Der Hub hat ein Problem</translation>
    </message>
    <message>
        <source>The hub is busy</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Hub ist ausgelastet</translation>
    </message>
    <message>
        <source>The hub is busy and asks to be left alone for {seconds} seconds.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Hub ist ausgelastet und bittet um {seconds} Sekunden Pause.</translation>
    </message>
    <message>
        <source>The hub is busy at the moment.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Hub ist im Moment ausgelastet.</translation>
    </message>
    <message>
        <source>The hub is busy with other changes.</source>
        <extracomment>sync/hub/store.py</extracomment>
        <translation>Der Hub ist mit anderen Änderungen beschäftigt.</translation>
    </message>
    <message>
        <source>The hub needs a newer version of this program.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Der Hub benötigt eine neuere Version dieses Programms.</translation>
    </message>
    <message>
        <source>The hub received other bytes than were sent.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Beim Hub kamen andere Bytes an als gesendet.</translation>
    </message>
    <message>
        <source>The hub sent another part of the file than was asked for.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Der Hub hat einen anderen Teil der Datei gesendet als verlangt.</translation>
    </message>
    <message>
        <source>The hub takes at most {limit} bytes at once.</source>
        <extracomment>sync/hub/blob_api.py</extracomment>
        <translation>Der Hub nimmt höchstens {limit} Bytes auf einmal.</translation>
    </message>
    <message>
        <source>The hub takes at most {limit} bytes.</source>
        <extracomment>sync/hub/bodies.py</extracomment>
        <translation>Der Hub nimmt höchstens {limit} Byte an.</translation>
    </message>
    <message>
        <source>The hub takes files of at most {limit} bytes.</source>
        <extracomment>sync/hub/blobs.py</extracomment>
        <translation>Der Hub nimmt Dateien bis {limit} Bytes.</translation>
    </message>
    <message>
        <source>The hub wants to remove most of your data</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Der Hub möchte die meisten Ihrer Daten entfernen</translation>
    </message>
    <message>
        <source>The hub's answer does not begin as it should.</source>
        <extracomment>sync/engine.py, sync/repair.py</extracomment>
        <translation>Die Antwort des Hubs beginnt nicht, wie sie soll.</translation>
    </message>
    <message>
        <source>The hub's answer is larger than any answer should be.</source>
        <extracomment>sync/client.py</extracomment>
        <translation>Die Antwort des Hubs ist größer, als eine Antwort sein sollte.</translation>
    </message>
    <message>
        <source>The hub's answer took too long.</source>
        <extracomment>sync/client.py</extracomment>
        <translation>Die Antwort des Hubs hat zu lange gedauert.</translation>
    </message>
    <message>
        <source>The hub's answer was cut off.</source>
        <extracomment>sync/gathered.py, sync/loading.py</extracomment>
        <translation>Die Antwort des Hubs wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>The hub's certificate cannot be trusted</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Dem Zertifikat des Hubs ist nicht zu trauen</translation>
    </message>
    <message>
        <source>The hub's certificate has expired, by the clock of this computer.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Das Zertifikat des Hubs ist nach der Uhr dieses Computers abgelaufen.</translation>
    </message>
    <message>
        <source>The hub's certificate is not trusted by this computer.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Dieser Computer vertraut dem Zertifikat des Hubs nicht.</translation>
    </message>
    <message>
        <source>The hub's certificate is not valid yet, by the clock of this computer.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Das Zertifikat des Hubs ist nach der Uhr dieses Computers noch nicht gültig.</translation>
    </message>
    <message>
        <source>The hub's database cannot be used at present.</source>
        <extracomment>sync/hub/problems.py</extracomment>
        <translation>Die Datenbank des Hubs ist derzeit nicht nutzbar.</translation>
    </message>
    <message>
        <source>The hub's database cannot be used: {reason}</source>
        <extracomment>sync/hub/store.py</extracomment>
        <translation>Die Datenbank des Hubs ist nicht nutzbar: {reason}</translation>
    </message>
    <message>
        <source>The key does not fit this copy.</source>
        <extracomment>prm_desktop/replica/keys.py, ui/tour_first.py</extracomment>
        <translation>Der Schlüssel passt nicht zu dieser Kopie.</translation>
    </message>
    <message>
        <source>The key does not fit “{name}”.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Der Schlüssel passt nicht zu „{name}“.</translation>
    </message>
    <message>
        <source>The key file of this copy is missing or damaged.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Die Schlüsseldatei dieser Kopie fehlt oder ist beschädigt.</translation>
    </message>
    <message>
        <source>The key in your keyring belongs to another copy.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Der Schlüssel in Ihrem Schlüsselbund gehört zu einer anderen Kopie.</translation>
    </message>
    <message>
        <source>The last action changed nothing. Check the disk and its free space, and whether another program such as a backup holds the file, then try again.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Die letzte Aktion hat nichts geändert. Prüfen Sie den Datenträger und seinen freien Platz, und ob ein anderes Programm wie etwa eine Datensicherung die Datei festhält, und versuchen Sie es dann noch einmal.</translation>
    </message>
    <message>
        <source>The lead goes back to the shark tank.</source>
        <extracomment>pool.release</extracomment>
        <translation>Der Lead geht zurück ins Haifischbecken.</translation>
    </message>
    <message>
        <source>The lead is with {name} now.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Der Lead ist jetzt bei {name}.</translation>
    </message>
    <message>
        <source>The limits and clocks that hold for everybody.</source>
        <extracomment>programme_terms</extracomment>
        <translation>Die Grenzen und Fristen, die für alle gelten.</translation>
    </message>
    <message>
        <source>The local copy could not be used</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Die lokale Kopie war nicht nutzbar</translation>
    </message>
    <message>
        <source>The local copy is damaged</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Die lokale Kopie ist beschädigt</translation>
    </message>
    <message>
        <source>The local copy is in use</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Die lokale Kopie ist in Benutzung</translation>
    </message>
    <message>
        <source>The next steps are unclear</source>
        <extracomment>lead.decline.reason=next_steps_unclear, lead.decline_reason=next_steps_unclear, lead_offer.reason=next_steps_unclear</extracomment>
        <translation>Die nächsten Schritte sind unklar</translation>
    </message>
    <message>
        <source>The numbers of the commands must differ and count from 1.</source>
        <extracomment>sync/hub/exchange.py</extracomment>
        <translation>Die Nummern der Befehle müssen verschieden sein und bei 1 beginnen.</translation>
    </message>
    <message>
        <source>The other side does not see the lead, or the deal that it became, any more after its next sync.</source>
        <extracomment>share.revoke</extracomment>
        <translation>Die andere Seite sieht den Lead und den Deal, der aus ihm wurde, nach ihrem nächsten Abgleich nicht mehr.</translation>
    </message>
    <message>
        <source>The other side sees what it is about, and all of it once it accepts.</source>
        <extracomment>lead.share</extracomment>
        <translation>Die andere Seite sieht, worum es geht, und alles, sobald sie annimmt.</translation>
    </message>
    <message>
        <source>The partner is told why.</source>
        <extracomment>registration.reject</extracomment>
        <translation>Der Partner erfährt den Grund.</translation>
    </message>
    <message>
        <source>The partner is told, and nobody else gets this customer with these products.</source>
        <extracomment>registration.approve</extracomment>
        <translation>Der Partner erfährt es, und niemand sonst bekommt diesen Kunden mit diesen Produkten.</translation>
    </message>
    <message>
        <source>The partner is told.</source>
        <extracomment>registration.decide_extension</extracomment>
        <translation>Der Partner erfährt es.</translation>
    </message>
    <message>
        <source>The partner reads the question.</source>
        <extracomment>registration.return</extracomment>
        <translation>Der Partner liest die Frage.</translation>
    </message>
    <message>
        <source>The parts of the others are more than 100 % together.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Die Anteile der anderen sind zusammen mehr als 100 %.</translation>
    </message>
    <message>
        <source>The passphrase is wrong.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Die Passphrase ist falsch.</translation>
    </message>
    <message>
        <source>The people of your company who work with the vendor's leads.</source>
        <extracomment>user</extracomment>
        <translation>Die Menschen in Ihrem Unternehmen, die mit den Leads des Herstellers arbeiten.</translation>
    </message>
    <message>
        <source>The people you talk to at your customers.</source>
        <extracomment>contact</extracomment>
        <translation>Die Menschen, mit denen Sie bei Ihren Kunden sprechen.</translation>
    </message>
    <message>
        <source>The problem is unclear</source>
        <extracomment>lead.decline.reason=problem_unclear, lead.decline_reason=problem_unclear, lead_offer.reason=problem_unclear</extracomment>
        <translation>Das Problem ist unklar</translation>
    </message>
    <message>
        <source>The profile could not be saved: {reason}.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>Das Profil konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The profile “{name}” belongs to {owner}.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Das Profil „{name}“ gehört {owner}.</translation>
    </message>
    <message>
        <source>The profile “{name}” holds real data; it is not for the demonstration.</source>
        <extracomment>prm_desktop/app_demo.py</extracomment>
        <translation>Das Profil „{name}“ enthält echte Daten; es ist nicht für die Demonstration gedacht.</translation>
    </message>
    <message>
        <source>The proxy of this network does not let you through to the hub.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Proxy dieses Netzes lässt Sie nicht zum Hub durch.</translation>
    </message>
    <message>
        <source>The proxy of this network wants you to sign in.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Der Proxy dieses Netzes verlangt eine Anmeldung.</translation>
    </message>
    <message>
        <source>The record arrived twice in one answer, each time with other values.</source>
        <extracomment>prm_desktop/replica/quarantine.py</extracomment>
        <translation>Der Datensatz kam in einer Antwort zweimal an, jedes Mal mit anderen Werten.</translation>
    </message>
    <message>
        <source>The registration has arrived.</source>
        <extracomment>sync/hub/rules/registrations.py</extracomment>
        <translation>Die Registrierung ist angekommen.</translation>
    </message>
    <message>
        <source>The registration has arrived. {name} decides about it.</source>
        <extracomment>sync/hub/rules/registrations.py</extracomment>
        <translation>Die Registrierung ist angekommen. {name} entscheidet darüber.</translation>
    </message>
    <message>
        <source>The request broke off.</source>
        <extracomment>sync/hub/blob_api.py, sync/hub/bodies.py</extracomment>
        <translation>Die Anfrage brach ab.</translation>
    </message>
    <message>
        <source>The request cannot be read: {error}</source>
        <extracomment>sync/hub/bodies.py</extracomment>
        <translation>Die Anfrage ist nicht lesbar: {error}</translation>
    </message>
    <message>
        <source>The request is too large</source>
        <extracomment>sync/hub/problems.py</extracomment>
        <translation>Die Anfrage ist zu groß</translation>
    </message>
    <message>
        <source>The request was damaged</source>
        <extracomment>sync/hub/problems.py</extracomment>
        <translation>Die Anfrage wurde beschädigt</translation>
    </message>
    <message>
        <source>The request was damaged on its way.</source>
        <extracomment>sync/hub/bodies.py</extracomment>
        <translation>Die Anfrage wurde unterwegs beschädigt.</translation>
    </message>
    <message>
        <source>The right person at the vendor for this product and region, with a deputy.</source>
        <extracomment>oem_contact</extracomment>
        <translation>Die richtige Person beim Hersteller für Produkt und Region, mit Vertretung.</translation>
    </message>
    <message>
        <source>The same hour twice: there are no quiet hours.</source>
        <extracomment>setting quiet_to</extracomment>
        <translation>Zweimal dieselbe Stunde: keine Ruhezeiten.</translation>
    </message>
    <message>
        <source>The seat is confirmed.</source>
        <extracomment>sync/hub/rules/seats.py</extracomment>
        <translation>Der Platz ist bestätigt.</translation>
    </message>
    <message>
        <source>The setting could not be saved: {reason}.</source>
        <extracomment>prm_desktop/settings.py</extracomment>
        <translation>Die Einstellung konnte nicht gespeichert werden: {reason}.</translation>
    </message>
    <message>
        <source>The sync has a defect</source>
        <extracomment>sync/scheduler.py</extracomment>
        <translation>Der Abgleich hat einen Fehler</translation>
    </message>
    <message>
        <source>The sync stopped at a defect of this program.</source>
        <extracomment>sync/scheduler.py</extracomment>
        <translation>Der Abgleich ist an einem Fehler dieses Programms stehen geblieben.</translation>
    </message>
    <message>
        <source>The text contains characters that cannot be stored.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>Der Text enthält Zeichen, die nicht gespeichert werden können.</translation>
    </message>
    <message>
        <source>The text for “{label}” is not valid.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>Der Text für „{label}“ ist ungültig.</translation>
    </message>
    <message>
        <source>The upload goes on elsewhere</source>
        <extracomment>sync/hub/blobs.py</extracomment>
        <translation>Das Hochladen geht an anderer Stelle weiter</translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <extracomment>sync/hub/auth.py</extracomment>
        <translation>Benutzername oder Passwort ist falsch.</translation>
    </message>
    <message>
        <source>The vendor gave you this lead: give it back, or disqualify it.</source>
        <extracomment>prm_desktop/domain/own_leads.py</extracomment>
        <translation>Diesen Lead haben Sie vom Hersteller: Geben Sie ihn zurück, oder disqualifizieren Sie ihn.</translation>
    </message>
    <message>
        <source>The vendor has asked something; please answer it.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Der Hersteller hat etwas gefragt; bitte antworten Sie.</translation>
    </message>
    <message>
        <source>The vendor has decided this claim already.</source>
        <extracomment>prm_desktop/domain/pool.py</extracomment>
        <translation>Der Hersteller hat über diesen Anspruch bereits entschieden.</translation>
    </message>
    <message>
        <source>The vendor has decided this registration already.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Der Hersteller hat über diese Registrierung schon entschieden.</translation>
    </message>
    <message>
        <source>The vendor has taken this lead back.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Der Hersteller hat diesen Lead zurückgenommen.</translation>
    </message>
    <message>
        <source>The vendor has this registration; it cannot be changed now.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Diese Registrierung liegt beim Hersteller; sie kann jetzt nicht geändert werden.</translation>
    </message>
    <message>
        <source>The vendor is told why and gives the lead to another partner.</source>
        <extracomment>lead.recycle</extracomment>
        <translation>Der Hersteller erfährt den Grund und gibt den Lead einem anderen Partner.</translation>
    </message>
    <message>
        <source>The vendor is told why and offers the lead to another partner.</source>
        <extracomment>lead.decline</extracomment>
        <translation>Der Hersteller erfährt den Grund und bietet den Lead einem anderen Partner an.</translation>
    </message>
    <message>
        <source>The vendor is told why. The lead closes for good.</source>
        <extracomment>lead.disqualify</extracomment>
        <translation>Der Hersteller erfährt den Grund. Der Lead wird endgültig geschlossen.</translation>
    </message>
    <message>
        <source>The vendor's channel manager decides about it.</source>
        <extracomment>lead.register, registration.extend, registration.resubmit</extracomment>
        <translation>Der Channel-Manager des Herstellers entscheidet darüber.</translation>
    </message>
    <message>
        <source>The vendor's support gets it.</source>
        <extracomment>ticket.open</extracomment>
        <translation>Der Support des Herstellers erhält es.</translation>
    </message>
    <message>
        <source>The vendor's support reads it.</source>
        <extracomment>ticket.reply</extracomment>
        <translation>Der Support des Herstellers liest es.</translation>
    </message>
    <message>
        <source>Their part of the revenue</source>
        <extracomment>lead.share.split</extracomment>
        <translation>Ihr Anteil am Umsatz</translation>
    </message>
    <message>
        <source>Theirs holds.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Es gilt die andere Fassung.</translation>
    </message>
    <message>
        <source>There are several {kind} called “{name}”.</source>
        <extracomment>prm_desktop/services/imports/planning.py</extracomment>
        <translation>Es gibt mehrere {kind} namens „{name}“.</translation>
    </message>
    <message>
        <source>There are too many scopes in this request.</source>
        <extracomment>sync/hub/exchange.py</extracomment>
        <translation>Diese Anfrage enthält zu viele Bereiche.</translation>
    </message>
    <message>
        <source>There are too many unfinished uploads of yours.</source>
        <extracomment>sync/hub/blobs.py</extracomment>
        <translation>Es gibt zu viele angefangene Uploads von Ihnen.</translation>
    </message>
    <message>
        <source>There is a local copy already.</source>
        <extracomment>prm_desktop/replica/database.py, prm_desktop/replica/keys.py</extracomment>
        <translation>Es gibt bereits eine lokale Kopie.</translation>
    </message>
    <message>
        <source>There is a profile “{name}” already.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>Es gibt bereits ein Profil „{name}“.</translation>
    </message>
    <message>
        <source>There is a record with this id already.</source>
        <extracomment>prm_desktop/replica/outbox.py, sync/hub/unit.py</extracomment>
        <translation>Es gibt bereits einen Eintrag mit dieser ID.</translation>
    </message>
    <message>
        <source>There is a typing mistake in the recovery code.</source>
        <extracomment>prm_desktop/replica/recovery.py</extracomment>
        <translation>Der Wiederherstellungscode enthält einen Tippfehler.</translation>
    </message>
    <message>
        <source>There is no column “{name}”.</source>
        <extracomment>prm_desktop/services/sheets.py</extracomment>
        <translation>Eine Spalte „{name}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no command “{name}”.</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>Es gibt keinen Befehl „{name}“.</translation>
    </message>
    <message>
        <source>There is no display here, so no window can open.</source>
        <extracomment>prm_desktop/__main__.py</extracomment>
        <translation>Hier gibt es keine Anzeige, daher kann kein Fenster geöffnet werden.</translation>
    </message>
    <message>
        <source>There is no field “{name}” to import into.</source>
        <extracomment>prm_desktop/services/imports/columns.py</extracomment>
        <translation>Es gibt kein Feld „{name}“ für den Import.</translation>
    </message>
    <message>
        <source>There is no kind of record “{kind}”.</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>Es gibt keine Art von Eintrag „{kind}“.</translation>
    </message>
    <message>
        <source>There is no kind of record “{name}”.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>Es gibt keine Art von Eintrag „{name}“.</translation>
    </message>
    <message>
        <source>There is no list price of “{name}” in {currency}. Please give a price.</source>
        <extracomment>prm_desktop/domain/lines.py</extracomment>
        <translation>Für „{name}“ gibt es keinen Listenpreis in {currency}. Bitte geben Sie einen Preis an.</translation>
    </message>
    <message>
        <source>There is no local copy at “{path}”.</source>
        <extracomment>prm_desktop/replica/database.py, prm_desktop/replica/salvage.py</extracomment>
        <translation>Unter „{path}“ gibt es keine lokale Kopie.</translation>
    </message>
    <message>
        <source>There is no place to cancel.</source>
        <extracomment>prm_desktop/domain/training.py</extracomment>
        <translation>Es gibt keinen Platz zu stornieren.</translation>
    </message>
    <message>
        <source>There is no profile “{name}”.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>Es gibt kein Profil „{name}“.</translation>
    </message>
    <message>
        <source>There is no region “{name}”.</source>
        <extracomment>prm_desktop/domain/own_leads.py</extracomment>
        <translation>Es gibt keine Region „{name}“.</translation>
    </message>
    <message>
        <source>There is no such decision.</source>
        <extracomment>sync/hub/registration_api.py</extracomment>
        <translation>Eine solche Entscheidung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such lead in the shark tank.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Diesen Lead gibt es im Haifischbecken nicht.</translation>
    </message>
    <message>
        <source>There is no such registration.</source>
        <extracomment>sync/hub/registrar.py</extracomment>
        <translation>Eine solche Registrierung gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no such {label} here.</source>
        <extracomment>prm_desktop/services/documents.py, prm_desktop/services/filling.py</extracomment>
        <translation>Dieser Eintrag ist hier nicht vorhanden ({label}).</translation>
    </message>
    <message>
        <source>There is nothing to compare yet.</source>
        <extracomment>sync/repair.py</extracomment>
        <translation>Es gibt noch nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>There is nothing to give back.</source>
        <extracomment>prm_desktop/domain/returning.py</extracomment>
        <translation>Es gibt nichts zurückzugeben.</translation>
    </message>
    <message>
        <source>There was no space left to save this.</source>
        <extracomment>prm_desktop/replica/driver.py</extracomment>
        <translation>Zum Speichern war kein Platz mehr.</translation>
    </message>
    <message>
        <source>There were more bytes than there should be.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>Es kamen mehr Bytes als vorgesehen.</translation>
    </message>
    <message>
        <source>These are more bytes than were announced.</source>
        <extracomment>sync/hub/blobs.py</extracomment>
        <translation>Das sind mehr Bytes als angekündigt.</translation>
    </message>
    <message>
        <source>These can: {kinds}.</source>
        <extracomment>prm_desktop/services/imports/columns.py</extracomment>
        <translation>Möglich sind: {kinds}.</translation>
    </message>
    <message>
        <source>They are in this deal already.</source>
        <extracomment>prm_desktop/domain/members.py</extracomment>
        <translation>Sie sind bei diesem Deal schon dabei.</translation>
    </message>
    <message>
        <source>They are no member any more. Invite them again.</source>
        <extracomment>prm_desktop/domain/members.py</extracomment>
        <translation>Sie sind nicht mehr dabei. Laden Sie sie neu ein.</translation>
    </message>
    <message>
        <source>They read your message and what the deal is called; once they accept, all of the deal: its notes, products, members and comments.</source>
        <extracomment>member.invite</extracomment>
        <translation>Sie lesen Ihre Nachricht und den Namen des Deals; sobald sie annehmen, den ganzen Deal: Notizen, Produkte, Beteiligte und Kommentare.</translation>
    </message>
    <message>
        <source>This PDF file cannot be read.</source>
        <extracomment>ui/views/viewer.py</extracomment>
        <translation>Diese PDF-Datei lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>This account cannot be used any more.</source>
        <extracomment>sync/hub/auth.py, sync/hub/blobs.py, sync/hub/people.py</extracomment>
        <translation>Dieses Konto kann nicht mehr verwendet werden.</translation>
    </message>
    <message>
        <source>This card cannot be read ({fault}).</source>
        <extracomment>prm_desktop/services/imports/cards_in.py</extracomment>
        <translation>Diese Karte kann nicht gelesen werden ({fault}).</translation>
    </message>
    <message>
        <source>This card is too large.</source>
        <extracomment>prm_desktop/services/imports/cards_in.py</extracomment>
        <translation>Diese Karte ist zu groß.</translation>
    </message>
    <message>
        <source>This class has begun already.</source>
        <extracomment>prm_desktop/domain/training.py</extracomment>
        <translation>Dieser Kurstermin hat bereits begonnen.</translation>
    </message>
    <message>
        <source>This copy belongs to a newer version</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Diese Kopie gehört zu einer neueren Version</translation>
    </message>
    <message>
        <source>This copy opens with your passphrase.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Diese Kopie wird mit Ihrer Passphrase geöffnet.</translation>
    </message>
    <message>
        <source>This deal has been lost meanwhile. Reject its registration, or return it with a question.</source>
        <extracomment>sync/hub/rules/registrations.py</extracomment>
        <translation>Dieser Deal ist inzwischen verloren. Lehnen Sie die Registrierung ab oder geben Sie sie mit einer Frage zurück.</translation>
    </message>
    <message>
        <source>This deal is closed. Open it again first.</source>
        <extracomment>prm_desktop/domain/dealing.py, prm_desktop/domain/registering.py</extracomment>
        <translation>Dieser Deal ist geschlossen. Öffnen Sie ihn zuerst wieder.</translation>
    </message>
    <message>
        <source>This deal is open.</source>
        <extracomment>prm_desktop/domain/dealing.py</extracomment>
        <translation>Dieser Deal ist offen.</translation>
    </message>
    <message>
        <source>This e-mail is in the timeline already.</source>
        <extracomment>prm_desktop/services/documents.py</extracomment>
        <translation>Diese E-Mail steht schon im Verlauf.</translation>
    </message>
    <message>
        <source>This file is being fetched already.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Diese Datei wird gerade schon geholt.</translation>
    </message>
    <message>
        <source>This file is being fetched at the moment. Try again.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>Diese Datei wird gerade geholt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This file is damaged or missing on this computer.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>Diese Datei ist auf diesem Rechner beschädigt oder fehlt.</translation>
    </message>
    <message>
        <source>This has been decided already.</source>
        <extracomment>prm_desktop/services/attending.py</extracomment>
        <translation>Darüber wurde bereits entschieden.</translation>
    </message>
    <message>
        <source>This has been sent and cannot be taken back.</source>
        <extracomment>prm_desktop/services/many.py, prm_desktop/services/workspace.py</extracomment>
        <translation>Das wurde gesendet und kann nicht zurückgenommen werden.</translation>
    </message>
    <message>
        <source>This has been taken back already.</source>
        <extracomment>prm_desktop/services/many.py, prm_desktop/services/workspace.py</extracomment>
        <translation>Das wurde bereits zurückgenommen.</translation>
    </message>
    <message>
        <source>This invitation is not for you.</source>
        <extracomment>prm_desktop/domain/members.py</extracomment>
        <translation>Diese Einladung gilt nicht Ihnen.</translation>
    </message>
    <message>
        <source>This is another company's; you can read it and comment on it.</source>
        <extracomment>prm_desktop/domain/attachments.py, prm_desktop/domain/commands.py</extracomment>
        <translation>Das gehört einer anderen Firma; Sie können es lesen und kommentieren.</translation>
    </message>
    <message>
        <source>This is not a PRM Desktop file</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Das ist keine Datei von PRM Desktop</translation>
    </message>
    <message>
        <source>This is not here any more.</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Das ist nicht mehr hier.</translation>
    </message>
    <message>
        <source>This is not kept on this computer.</source>
        <extracomment>prm_desktop/services/documents.py</extracomment>
        <translation>Das wird auf diesem Rechner nicht behalten.</translation>
    </message>
    <message>
        <source>This is not offered to you.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Das wird Ihnen nicht angeboten.</translation>
    </message>
    <message>
        <source>This is not on offer any more.</source>
        <extracomment>prm_desktop/domain/members.py, prm_desktop/domain/sharing.py</extracomment>
        <translation>Das wird nicht mehr angeboten.</translation>
    </message>
    <message>
        <source>This is not the recovery code of this copy.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Das ist nicht der Wiederherstellungscode dieser Kopie.</translation>
    </message>
    <message>
        <source>This is not your data</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Das sind nicht Ihre Daten</translation>
    </message>
    <message>
        <source>This is not your hub</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Das ist nicht Ihr Hub</translation>
    </message>
    <message>
        <source>This is too much to be sent at once. Please save it in smaller parts.</source>
        <extracomment>prm_desktop/replica/outbox.py</extracomment>
        <translation>Das ist zu viel, um auf einmal gesendet zu werden. Bitte speichern Sie es in kleineren Teilen.</translation>
    </message>
    <message>
        <source>This is your own company; add a colleague instead.</source>
        <extracomment>prm_desktop/domain/members.py</extracomment>
        <translation>Das ist Ihre eigene Firma; fügen Sie stattdessen einen Kollegen hinzu.</translation>
    </message>
    <message>
        <source>This is your own company; assign the lead instead.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Das ist Ihre eigene Firma; weisen Sie den Lead stattdessen zu.</translation>
    </message>
    <message>
        <source>This kind of file is not shown here.</source>
        <extracomment>ui/views/viewer.py</extracomment>
        <translation>Diese Art von Datei wird hier nicht angezeigt.</translation>
    </message>
    <message>
        <source>This lead has been accepted already.</source>
        <extracomment>prm_desktop/domain/leads.py</extracomment>
        <translation>Dieser Lead wurde bereits angenommen.</translation>
    </message>
    <message>
        <source>This lead has been closed meanwhile, or has become a deal.</source>
        <extracomment>sync/hub/rules/sharing.py</extracomment>
        <translation>Dieser Lead wurde inzwischen abgeschlossen oder ist ein Deal geworden.</translation>
    </message>
    <message>
        <source>This lead is a deal already.</source>
        <extracomment>prm_desktop/domain/converting.py</extracomment>
        <translation>Dieser Lead ist schon ein Deal.</translation>
    </message>
    <message>
        <source>This lead is closed.</source>
        <extracomment>prm_desktop/domain/converting.py, prm_desktop/domain/leads.py, prm_desktop/domain/merging.py</extracomment>
        <translation>Dieser Lead ist geschlossen.</translation>
    </message>
    <message>
        <source>This lead is no deal.</source>
        <extracomment>prm_desktop/domain/converting.py</extracomment>
        <translation>Dieser Lead ist kein Deal.</translation>
    </message>
    <message>
        <source>This lead is not on offer any more.</source>
        <extracomment>prm_desktop/domain/leads.py</extracomment>
        <translation>Dieser Lead wird nicht mehr angeboten.</translation>
    </message>
    <message>
        <source>This lead is outside the regions that you serve.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Dieser Lead liegt außerhalb Ihrer Regionen.</translation>
    </message>
    <message>
        <source>This lead is shared with them already.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Dieser Lead ist mit ihnen schon geteilt.</translation>
    </message>
    <message>
        <source>This line belongs to no card.</source>
        <extracomment>prm_desktop/services/imports/cards_in.py</extracomment>
        <translation>Diese Zeile gehört zu keiner Karte.</translation>
    </message>
    <message>
        <source>This line cannot be read ({fault}).</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>Diese Zeile kann nicht gelesen werden ({fault}).</translation>
    </message>
    <message>
        <source>This link leads nowhere in this program: {link}</source>
        <extracomment>ui/links.py</extracomment>
        <translation>Dieser Link führt in diesem Programm nirgendwohin: {link}</translation>
    </message>
    <message>
        <source>This machine has no keyring that keeps secrets.</source>
        <extracomment>prm_desktop/credentials.py, ui/tour_first.py</extracomment>
        <translation>Dieser Computer hat keinen Schlüsselbund, der Geheimnisse aufbewahrt.</translation>
    </message>
    <message>
        <source>This may have reached the hub already and cannot be changed here.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Das hat den Hub möglicherweise schon erreicht und kann hier nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>This may have reached the hub already and cannot be discarded here.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Das hat den Hub möglicherweise schon erreicht und kann hier nicht mehr verworfen werden.</translation>
    </message>
    <message>
        <source>This network wants you to sign in before it lets you through to {host}.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Dieses Netz verlangt eine Anmeldung, bevor es Sie zu {host} durchlässt.</translation>
    </message>
    <message>
        <source>This offer has run out; the lead went on to the next partner.</source>
        <extracomment>prm_desktop/domain/leads.py</extracomment>
        <translation>Dieses Angebot ist abgelaufen; der Lead ging an den nächsten Partner.</translation>
    </message>
    <message>
        <source>This profile belongs to somebody else, or to another hub.</source>
        <extracomment>sync/session.py</extracomment>
        <translation>Dieses Profil gehört jemand anderem oder zu einem anderen Hub.</translation>
    </message>
    <message>
        <source>This record does not exist any more.</source>
        <extracomment>sync/hub/unit.py</extracomment>
        <translation>Diesen Eintrag gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This registration does not wait for a decision.</source>
        <extracomment>prm_desktop/domain/deciding.py</extracomment>
        <translation>Diese Registrierung wartet nicht auf eine Entscheidung.</translation>
    </message>
    <message>
        <source>This registration has been sent already.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Diese Registrierung wurde schon gesendet.</translation>
    </message>
    <message>
        <source>This share is over already.</source>
        <extracomment>prm_desktop/domain/sharing.py</extracomment>
        <translation>Diese Teilung ist schon beendet.</translation>
    </message>
    <message>
        <source>This system knows no desktop entries.</source>
        <extracomment>prm_desktop/link_handler.py</extracomment>
        <translation>Dieses System kennt keine Desktop-Einträge.</translation>
    </message>
    <message>
        <source>This ticket is closed. Open a new one and mention it.</source>
        <extracomment>prm_desktop/domain/tickets.py</extracomment>
        <translation>Dieses Ticket ist geschlossen. Eröffnen Sie ein neues und nehmen Sie darauf Bezug.</translation>
    </message>
    <message>
        <source>This {label} is not, or no longer, yours to see.</source>
        <extracomment>prm_desktop/domain/commands.py, prm_desktop/services/attending.py</extracomment>
        <translation>Dieser Eintrag ist für Sie nicht oder nicht mehr sichtbar ({label}).</translation>
    </message>
    <message>
        <source>Ticket</source>
        <extracomment>ticket, ticket.reply.ticket_id, ticket_message.ticket_id</extracomment>
        <translation>Ticket</translation>
    </message>
    <message>
        <source>Ticket saved; support gets it.</source>
        <extracomment>ticket.open</extracomment>
        <translation>Ticket gespeichert; der Support erhält es.</translation>
    </message>
    <message>
        <source>Tickets</source>
        <extracomment>ticket</extracomment>
        <translation>Tickets</translation>
    </message>
    <message>
        <source>Time zone</source>
        <extracomment>class_session.time_zone, region.time_zone, user.time_zone</extracomment>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Timing</source>
        <extracomment>deal.lose.reason=timing, deal.loss_reason=timing</extracomment>
        <translation>Zeitpunkt</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>asset.title</extracomment>
        <translation>Titel</translation>
    </message>
    <message>
        <source>To</source>
        <extracomment>commission_rule.valid_to</extracomment>
        <translation>Bis</translation>
    </message>
    <message>
        <source>To do</source>
        <extracomment>deal.add_task.subject, task.add.subject, task.subject</extracomment>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Too late</source>
        <extracomment>claim_request.status=lost</extracomment>
        <translation>Zu spät</translation>
    </message>
    <message>
        <source>Too many tries with this user name.</source>
        <extracomment>sync/hub/auth.py</extracomment>
        <translation>Zu viele Versuche mit diesem Benutzernamen.</translation>
    </message>
    <message>
        <source>Total</source>
        <extracomment>deal_line.total, quote.total, statement.total</extracomment>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Town</source>
        <extracomment>account.add.city, account.city, lead.add.city</extracomment>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Training duties</source>
        <extracomment>training_duty</extracomment>
        <translation>Schulungspflichten</translation>
    </message>
    <message>
        <source>Training duty</source>
        <extracomment>training_duty</extracomment>
        <translation>Schulungspflicht</translation>
    </message>
    <message>
        <source>Trouble</source>
        <extracomment>ticket.open.type=trouble, ticket.type=trouble</extracomment>
        <translation>Störung</translation>
    </message>
    <message>
        <source>Two leads again.</source>
        <extracomment>lead.unmerge</extracomment>
        <translation>Wieder zwei Leads.</translation>
    </message>
    <message>
        <source>Type</source>
        <extracomment>ticket.open.type, ticket.type</extracomment>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Type the passphrase that you chose.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Geben Sie die Passphrase ein, die Sie gewählt haben.</translation>
    </message>
    <message>
        <source>Under review</source>
        <extracomment>deal_registration.status=under_review</extracomment>
        <translation>In Prüfung</translation>
    </message>
    <message>
        <source>Under review.</source>
        <extracomment>registration.review</extracomment>
        <translation>In Prüfung.</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <extracomment>lead.unmerge</extracomment>
        <translation>Zusammenführung rückgängig machen</translation>
    </message>
    <message>
        <source>Unit</source>
        <extracomment>product.unit</extracomment>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>Unit price</source>
        <extracomment>deal_line.add.unit_price, deal_line.unit_price</extracomment>
        <translation>Einzelpreis</translation>
    </message>
    <message>
        <source>Unlock it (log in again, or open your password manager), then try again.</source>
        <extracomment>prm_desktop/credentials.py</extracomment>
        <translation>Entsperren Sie ihn (melden Sie sich am Computer neu an oder öffnen Sie Ihre Passwortverwaltung) und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Unqualified</source>
        <extracomment>lead.qualification=unqualified</extracomment>
        <translation>Nicht qualifiziert</translation>
    </message>
    <message>
        <source>Up to employees</source>
        <extracomment>recommendation_rule.max_size</extracomment>
        <translation>Bis Beschäftigte</translation>
    </message>
    <message>
        <source>Upgrade of</source>
        <extracomment>product_relation.kind=upgrade</extracomment>
        <translation>Upgrade von</translation>
    </message>
    <message>
        <source>Use up to 40 letters, digits, spaces, dots and dashes.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>Verwenden Sie bis zu 40 Buchstaben, Ziffern, Leerzeichen, Punkte und Bindestriche.</translation>
    </message>
    <message>
        <source>Use your recovery code, or your passphrase if you chose one. Nothing was changed.</source>
        <extracomment>prm_desktop/replica/keys.py</extracomment>
        <translation>Nutzen Sie Ihren Wiederherstellungscode oder, falls gewählt, Ihre Passphrase. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Valid</source>
        <extracomment>certification.status=valid</extracomment>
        <translation>Gültig</translation>
    </message>
    <message>
        <source>Valid for months</source>
        <extracomment>certification.valid_months</extracomment>
        <translation>Gültig (Monate)</translation>
    </message>
    <message>
        <source>Valid from</source>
        <extracomment>exchange_rate.valid_from, price_book.valid_from, price_entry.valid_from</extracomment>
        <translation>Gültig ab</translation>
    </message>
    <message>
        <source>Valid to</source>
        <extracomment>price_book.valid_to, price_entry.valid_to</extracomment>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Valid until</source>
        <extracomment>quote.valid_until</extracomment>
        <translation>Gültig bis</translation>
    </message>
    <message>
        <source>Value</source>
        <extracomment>deal_registration.value, lead.register.value, pool_entry.value_band</extracomment>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value a year</source>
        <extracomment>contract.value</extracomment>
        <translation>Wert pro Jahr</translation>
    </message>
    <message>
        <source>Variant of</source>
        <extracomment>product.parent_id</extracomment>
        <translation>Variante von</translation>
    </message>
    <message>
        <source>Vendor contact</source>
        <extracomment>deal_member.oem_contact_id, member.add_rep.oem_contact_id, oem_contact</extracomment>
        <translation>Ansprechpartner</translation>
    </message>
    <message>
        <source>Vendor contacts</source>
        <extracomment>oem_contact</extracomment>
        <translation>Ansprechpartner</translation>
    </message>
    <message>
        <source>Vendor's rep</source>
        <extracomment>deal_member.role=oem_rep</extracomment>
        <translation>Herstellervertrieb</translation>
    </message>
    <message>
        <source>Version</source>
        <extracomment>account.rv, activity.rv, asset.rv</extracomment>
        <translation>Version</translation>
    </message>
    <message>
        <source>Video</source>
        <extracomment>asset.kind=video</extracomment>
        <translation>Video</translation>
    </message>
    <message>
        <source>Wait a moment, then open it again.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Warten Sie einen Augenblick und öffnen Sie sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Wait until it is done. Your changes are saved here.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Warten Sie, bis das fertig ist. Ihre Änderungen sind hier gespeichert.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>class_session.waiting</extracomment>
        <translation>Auf der Warteliste</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <extracomment>ticket.status=waiting_on_customer</extracomment>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Waiting list places</source>
        <extracomment>class_session.waitlist</extracomment>
        <translation>Plätze auf der Warteliste</translation>
    </message>
    <message>
        <source>Warm</source>
        <extracomment>lead.add.rating=warm, lead.rating=warm</extracomment>
        <translation>Warm</translation>
    </message>
    <message>
        <source>We cannot support this</source>
        <extracomment>lead.decline.reason=unable_to_support, lead.decline_reason=unable_to_support, lead_offer.reason=unable_to_support</extracomment>
        <translation>Das können wir nicht leisten</translation>
    </message>
    <message>
        <source>Web site</source>
        <extracomment>account.add.domain, account.domain</extracomment>
        <translation>Website</translation>
    </message>
    <message>
        <source>Weight</source>
        <extracomment>recommendation_rule.weight</extracomment>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>What a product costs you, from which quantity.</source>
        <extracomment>price_entry</extracomment>
        <translation>Was ein Produkt Sie kostet und ab welcher Menge.</translation>
    </message>
    <message>
        <source>What answers at the hub's address does not speak TLS, so nothing was sent to it.</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>Was unter der Adresse des Hubs antwortet, spricht kein TLS; deshalb wurde nichts dorthin gesendet.</translation>
    </message>
    <message>
        <source>What arrived is not this file. Nothing of it was kept; it is fetched anew.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Was ankam, ist nicht diese Datei. Nichts davon wurde behalten; sie wird neu geholt.</translation>
    </message>
    <message>
        <source>What each level gives you.</source>
        <extracomment>program_level</extracomment>
        <translation>Was Ihnen jede Stufe bringt.</translation>
    </message>
    <message>
        <source>What forecasts use to show several currencies in yours.</source>
        <extracomment>exchange_rate</extracomment>
        <translation>Damit zeigen Prognosen mehrere Währungen in Ihrer.</translation>
    </message>
    <message>
        <source>What happened</source>
        <extracomment>ticket.description, ticket.open.description</extracomment>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>What is happening</source>
        <extracomment>registration.extend.reason</extracomment>
        <translation>Was gerade geschieht</translation>
    </message>
    <message>
        <source>What is here does not agree with the hub. It is loaded again.</source>
        <extracomment>sync/apply.py, sync/engine.py, sync/repair.py</extracomment>
        <translation>Der Stand hier stimmt nicht mit dem Hub überein. Er wird neu geladen.</translation>
    </message>
    <message>
        <source>What is missing for the next level, and what lapses next.</source>
        <extracomment>progress</extracomment>
        <translation>Was für die nächste Stufe fehlt und was als Nächstes verfällt.</translation>
    </message>
    <message>
        <source>What it is about</source>
        <extracomment>deal_member.headline, lead_share.headline</extracomment>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>What it qualifies you for, and how long it takes.</source>
        <extracomment>course</extracomment>
        <translation>Wozu er Sie befähigt und wie lange er dauert.</translation>
    </message>
    <message>
        <source>What the customer buys.</source>
        <extracomment>deal_line</extracomment>
        <translation>Was der Kunde kauft.</translation>
    </message>
    <message>
        <source>What the next level asks of you.</source>
        <extracomment>requirement</extracomment>
        <translation>Was die nächste Stufe von Ihnen verlangt.</translation>
    </message>
    <message>
        <source>What they want</source>
        <extracomment>claim_request.headline, lead.add.title, lead.title</extracomment>
        <translation>Gesucht wird</translation>
    </message>
    <message>
        <source>What to offer along with a product.</source>
        <extracomment>product_relation</extracomment>
        <translation>Was Sie zu einem Produkt mit anbieten können.</translation>
    </message>
    <message>
        <source>What was longest unused makes room. What you keep offline and what is not sent yet always stays.</source>
        <extracomment>setting blob_limit</extracomment>
        <translation>Was am längsten nicht gebraucht wurde, macht Platz. Was Sie offline behalten und was noch nicht gesendet ist, bleibt immer.</translation>
    </message>
    <message>
        <source>What was planned, and when: the history of the next step.</source>
        <extracomment>next_step</extracomment>
        <translation>Was wann geplant war: der Verlauf des nächsten Schritts.</translation>
    </message>
    <message>
        <source>What was said on a ticket.</source>
        <extracomment>ticket_message</extracomment>
        <translation>Was zu einem Ticket gesagt wurde.</translation>
    </message>
    <message>
        <source>What was saved before is safe. Please try again, and report it if it comes back.</source>
        <extracomment>ui/tasks.py</extracomment>
        <translation>Was bereits gespeichert war, ist sicher. Bitte versuchen Sie es erneut, und melden Sie es, wenn es wieder auftritt.</translation>
    </message>
    <message>
        <source>What was sent to the hub was damaged on its way.</source>
        <extracomment>sync/blobs.py</extracomment>
        <translation>Was an den Hub gesendet wurde, wurde unterwegs beschädigt.</translation>
    </message>
    <message>
        <source>What was taken over</source>
        <extracomment>lead_merge.changed</extracomment>
        <translation>Was übernommen wurde</translation>
    </message>
    <message>
        <source>What went over</source>
        <extracomment>lead_merge.moved</extracomment>
        <translation>Was mitging</translation>
    </message>
    <message>
        <source>What you are about to close, and what it brings you.</source>
        <extracomment>deal</extracomment>
        <translation>Was Sie demnächst abschließen und was es Ihnen bringt.</translation>
    </message>
    <message>
        <source>What you asked for, and what the vendor answered.</source>
        <extracomment>claim_request</extracomment>
        <translation>Was Sie angefragt haben und was der Hersteller geantwortet hat.</translation>
    </message>
    <message>
        <source>What you can sell, what it needs, and what it goes with.</source>
        <extracomment>product</extracomment>
        <translation>Was Sie verkaufen können, was es voraussetzt und wozu es passt.</translation>
    </message>
    <message>
        <source>What you did and heard. First contact in time keeps the lead yours.</source>
        <extracomment>activity</extracomment>
        <translation>Was Sie getan und erfahren haben. Mit rechtzeitigem Erstkontakt bleibt der Lead bei Ihnen.</translation>
    </message>
    <message>
        <source>What you did here has been sent; new data arrives after the update.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Was Sie hier getan haben, wurde gesendet; neue Daten kommen nach der Aktualisierung.</translation>
    </message>
    <message>
        <source>What you did here is safe. Sign out and sign in again; if it stays, tell your channel manager.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>Was Sie hier getan haben, ist sicher. Melden Sie sich ab und wieder an; bleibt es dabei, sagen Sie es Ihrem Channel-Manager.</translation>
    </message>
    <message>
        <source>What you earned, for which deal, and how it was worked out.</source>
        <extracomment>commission_line</extracomment>
        <translation>Was Sie verdient haben, für welchen Deal und wie es berechnet wurde.</translation>
    </message>
    <message>
        <source>What you learn</source>
        <extracomment>course.summary</extracomment>
        <translation>Was Sie lernen</translation>
    </message>
    <message>
        <source>What you promised, and when. Due ones come first on Home.</source>
        <extracomment>task</extracomment>
        <translation>Was Sie zugesagt haben und bis wann. Fälliges steht auf der Startseite oben.</translation>
    </message>
    <message>
        <source>What your people hold. It brings leads and keeps your level.</source>
        <extracomment>certification</extracomment>
        <translation>Was Ihr Team vorweisen kann. Das bringt Leads und sichert Ihre Partnerstufe.</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>activity.log.occurred_at, activity.occurred_at, deal.log.occurred_at</extracomment>
        <translation>Wann</translation>
    </message>
    <message>
        <source>When and where, and whether there is a seat.</source>
        <extracomment>class_session</extracomment>
        <translation>Wann und wo, und ob noch ein Platz frei ist.</translation>
    </message>
    <message>
        <source>When the customer says</source>
        <extracomment>recommendation_rule.question</extracomment>
        <translation>Wenn der Kunde sagt</translation>
    </message>
    <message>
        <source>Where you stand</source>
        <extracomment>progress.summary</extracomment>
        <translation>Ihr Stand</translation>
    </message>
    <message>
        <source>Which product fits a customer like this one.</source>
        <extracomment>recommendation_rule</extracomment>
        <translation>Welches Produkt zu einem solchen Kunden passt.</translation>
    </message>
    <message>
        <source>Which products the protection covers.</source>
        <extracomment>registration_line</extracomment>
        <translation>Welche Produkte der Schutz umfasst.</translation>
    </message>
    <message>
        <source>Which renewals are yours to win, soonest first.</source>
        <extracomment>contract</extracomment>
        <translation>Welche Verlängerungen Sie gewinnen können, die nächste zuerst.</translation>
    </message>
    <message>
        <source>Which vendor contact answers for which postcode area.</source>
        <extracomment>territory</extracomment>
        <translation>Welcher Ansprechpartner beim Hersteller für welches Postleitzahlgebiet zuständig ist.</translation>
    </message>
    <message>
        <source>Who</source>
        <extracomment>activity.user_id, attachment.user_id, claim_request.user_id</extracomment>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Who must hold what by when, so that nothing lapses.</source>
        <extracomment>training_duty</extracomment>
        <translation>Wer bis wann was vorweisen muss, damit nichts verfällt.</translation>
    </message>
    <message>
        <source>Who of your company goes where.</source>
        <extracomment>enrolment</extracomment>
        <translation>Wer aus Ihrem Unternehmen wohin geht.</translation>
    </message>
    <message>
        <source>Who works on this deal with you.</source>
        <extracomment>deal_member</extracomment>
        <translation>Wer mit Ihnen an diesem Deal arbeitet.</translation>
    </message>
    <message>
        <source>Whoever invited you is told.</source>
        <extracomment>member.decline</extracomment>
        <translation>Wer Sie eingeladen hat, erfährt es.</translation>
    </message>
    <message>
        <source>Whoever offered it is told.</source>
        <extracomment>share.decline</extracomment>
        <translation>Wer es angeboten hat, erfährt es.</translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>product_relation.note</extracomment>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why it should be extended</source>
        <extracomment>deal_registration.extension_reason</extracomment>
        <translation>Warum sie verlängert werden soll</translation>
    </message>
    <message>
        <source>Why you</source>
        <extracomment>lead.match_parts</extracomment>
        <translation>Warum Sie</translation>
    </message>
    <message>
        <source>With</source>
        <extracomment>lead.share.partner_card_id, lead_share.other_partner_id, lead_share.other_partner_name</extracomment>
        <translation>Mit</translation>
    </message>
    <message>
        <source>With the vendor</source>
        <extracomment>ticket.status=open</extracomment>
        <translation>Beim Hersteller</translation>
    </message>
    <message>
        <source>Withdraw the claim</source>
        <extracomment>pool.withdraw</extracomment>
        <translation>Anspruch zurückziehen</translation>
    </message>
    <message>
        <source>Withdraw the registration</source>
        <extracomment>registration.withdraw</extracomment>
        <translation>Registrierung zurückziehen</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <extracomment>claim_request.status=withdrawn, lead_offer.outcome=withdrawn, pool_entry.status=withdrawn</extracomment>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <extracomment>pool.withdraw, registration.withdraw</extracomment>
        <translation>Zurückgezogen.</translation>
    </message>
    <message>
        <source>Within months</source>
        <extracomment>requirement.period_months</extracomment>
        <translation>Innerhalb von Monaten</translation>
    </message>
    <message>
        <source>Without encryption, others on the network could read your password.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>Ohne Verschlüsselung könnten andere im Netz Ihr Passwort lesen.</translation>
    </message>
    <message>
        <source>Won</source>
        <extracomment>deal.stage=won, deal.win</extracomment>
        <translation>Gewonnen</translation>
    </message>
    <message>
        <source>Won: {title}. Congratulations.</source>
        <extracomment>deal.win</extracomment>
        <translation>Gewonnen: {title}. Glückwunsch.</translation>
    </message>
    <message>
        <source>Work note</source>
        <extracomment>work_note, work_note.add</extracomment>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>Work note saved.</source>
        <extracomment>work_note.add</extracomment>
        <translation>Arbeitsnotiz gespeichert.</translation>
    </message>
    <message>
        <source>Work notes</source>
        <extracomment>work_note</extracomment>
        <translation>Arbeitsnotizen</translation>
    </message>
    <message>
        <source>Work offline</source>
        <extracomment>setting work_offline</extracomment>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <source>Working</source>
        <extracomment>lead.status=working, lead_merge.loser_status=working</extracomment>
        <translation>In Bearbeitung</translation>
    </message>
    <message>
        <source>Working days (0 = Monday)</source>
        <extracomment>region.weekdays</extracomment>
        <translation>Arbeitstage (0 = Montag)</translation>
    </message>
    <message>
        <source>You are signed out.</source>
        <extracomment>sync/client.py</extracomment>
        <translation>Sie sind abgemeldet.</translation>
    </message>
    <message>
        <source>You can attach it as a file instead.</source>
        <extracomment>prm_desktop/services/mails.py</extracomment>
        <translation>Sie können sie stattdessen als Datei anhängen.</translation>
    </message>
    <message>
        <source>You do not see this deal any more after the next sync, and whoever invited you is told.</source>
        <extracomment>member.leave</extracomment>
        <translation>Nach dem nächsten Abgleich sehen Sie diesen Deal nicht mehr, und wer Sie eingeladen hat, erfährt es.</translation>
    </message>
    <message>
        <source>You found this lead yourself. Share it with another partner or the vendor.</source>
        <extracomment>prm_desktop/domain/returning.py</extracomment>
        <translation>Diesen Lead haben Sie selbst gefunden. Teilen Sie ihn mit einem anderen Partner oder dem Hersteller.</translation>
    </message>
    <message>
        <source>You gave it back.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Sie haben ihn zurückgegeben.</translation>
    </message>
    <message>
        <source>You had this lead and made no contact; you can claim it again {days} days after it was released.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Sie hatten diesen Lead und haben keinen Kontakt aufgenommen; {days} Tage nach der Freigabe können Sie ihn erneut beanspruchen.</translation>
    </message>
    <message>
        <source>You have left the deal.</source>
        <extracomment>member.leave</extracomment>
        <translation>Sie haben den Deal verlassen.</translation>
    </message>
    <message>
        <source>You have not accepted this lead: decline it instead.</source>
        <extracomment>prm_desktop/domain/leads.py</extracomment>
        <translation>Sie haben diesen Lead nicht angenommen: Lehnen Sie ihn stattdessen ab.</translation>
    </message>
    <message>
        <source>You have won {limit} leads within an hour, which is the limit. Please try again later.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Sie haben innerhalb einer Stunde {limit} Leads gewonnen; mehr sind nicht möglich. Bitte versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>You have worked on this lead already. Disqualify it, or give it back as a lead.</source>
        <extracomment>prm_desktop/domain/returning.py</extracomment>
        <translation>Sie haben an diesem Lead schon gearbeitet. Disqualifizieren Sie ihn oder geben Sie ihn als Lead zurück.</translation>
    </message>
    <message>
        <source>You have {limit} claimed leads without a first contact; make contact with one of them first.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Sie haben {limit} beanspruchte Leads ohne Erstkontakt; nehmen Sie zuerst mit einem davon Kontakt auf.</translation>
    </message>
    <message>
        <source>Your colleagues and the vendor can open it.</source>
        <extracomment>attachment.add</extracomment>
        <translation>Ihre Kollegen und der Hersteller können sie öffnen.</translation>
    </message>
    <message>
        <source>Your colleagues, the vendor and partners who see this record read it.</source>
        <extracomment>comment.add</extracomment>
        <translation>Ihre Kollegen, der Hersteller und Partner, die diesen Datensatz sehen, lesen ihn.</translation>
    </message>
    <message>
        <source>Your company as the vendor knows it: level, regions and what you may sell.</source>
        <extracomment>partner</extracomment>
        <translation>Ihr Unternehmen, wie der Hersteller es kennt: Stufe, Regionen und was Sie verkaufen dürfen.</translation>
    </message>
    <message>
        <source>Your company has asked for this lead already.</source>
        <extracomment>prm_desktop/domain/pool.py</extracomment>
        <translation>Ihr Unternehmen hat diesen Lead bereits angefragt.</translation>
    </message>
    <message>
        <source>Your company has declined this lead before.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Ihr Unternehmen hat diesen Lead schon einmal abgelehnt.</translation>
    </message>
    <message>
        <source>Your company has registered “{project}” with this customer already.</source>
        <extracomment>prm_desktop/domain/registering.py</extracomment>
        <translation>Ihre Firma hat „{project}“ bei diesem Kunden schon registriert.</translation>
    </message>
    <message>
        <source>Your company has this lead already.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Ihr Unternehmen hat diesen Lead bereits.</translation>
    </message>
    <message>
        <source>Your company is no member of this deal.</source>
        <extracomment>prm_desktop/domain/members.py</extracomment>
        <translation>Ihre Firma ist an diesem Deal nicht beteiligt.</translation>
    </message>
    <message>
        <source>Your customers, kept once, with everything that happened around them.</source>
        <extracomment>account</extracomment>
        <translation>Ihre Kunden, einmal erfasst, mit allem, was rund um sie geschehen ist.</translation>
    </message>
    <message>
        <source>Your data has not arrived here yet. Sync once, then you can work offline.</source>
        <extracomment>prm_desktop/services/workspace.py</extracomment>
        <translation>Ihre Daten sind hier noch nicht angekommen. Gleichen Sie einmal ab, dann können Sie offline arbeiten.</translation>
    </message>
    <message>
        <source>Your keyring does not answer.</source>
        <extracomment>prm_desktop/credentials.py</extracomment>
        <translation>Ihr Schlüsselbund antwortet nicht.</translation>
    </message>
    <message>
        <source>Your keyring has no key for this copy.</source>
        <extracomment>prm_desktop/replica/keys.py, ui/tour_first.py</extracomment>
        <translation>Ihr Schlüsselbund enthält keinen Schlüssel für diese Kopie.</translation>
    </message>
    <message>
        <source>Your keyring is locked.</source>
        <extracomment>prm_desktop/credentials.py</extracomment>
        <translation>Ihr Schlüsselbund ist gesperrt.</translation>
    </message>
    <message>
        <source>Your level does not include the shark tank yet.</source>
        <extracomment>sync/hub/rules/claims.py</extracomment>
        <translation>Das Haifischbecken gehört noch nicht zu Ihrer Partnerstufe.</translation>
    </message>
    <message>
        <source>Your local copy is locked</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Ihre lokale Kopie ist gesperrt</translation>
    </message>
    <message>
        <source>Your partnership is suspended: you can read, but not change anything.</source>
        <extracomment>sync/hub/push.py</extracomment>
        <translation>Ihre Partnerschaft ist ausgesetzt: Sie können lesen, aber nichts ändern.</translation>
    </message>
    <message>
        <source>Your prices, today and from the next change on.</source>
        <extracomment>price_book</extracomment>
        <translation>Ihre Preise, heute und ab der nächsten Änderung.</translation>
    </message>
    <message>
        <source>Your reply</source>
        <extracomment>deal_registration.reply, registration.resubmit.reply</extracomment>
        <translation>Ihre Antwort</translation>
    </message>
    <message>
        <source>Your session has ended.</source>
        <extracomment>sync/faults.py, sync/hub/auth.py</extracomment>
        <translation>Ihre Sitzung ist beendet.</translation>
    </message>
    <message>
        <source>Your session was used from elsewhere and has been ended for safety.</source>
        <extracomment>sync/hub/auth.py</extracomment>
        <translation>Ihre Sitzung wurde anderswo verwendet und zur Sicherheit beendet.</translation>
    </message>
    <message>
        <source>Your ticket has the number {number}.</source>
        <extracomment>sync/hub/rules/tickets.py</extracomment>
        <translation>Ihr Ticket hat die Nummer {number}.</translation>
    </message>
    <message>
        <source>Your unsent changes are safe here and will be sent after you sign in.</source>
        <extracomment>prm_desktop/errors.py</extracomment>
        <translation>Ihre nicht gesendeten Änderungen sind hier sicher und werden nach der Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Your work is safe here, and the next try follows by itself. Please report it with the log.</source>
        <extracomment>sync/scheduler.py</extracomment>
        <translation>Ihre Arbeit ist hier sicher, und der nächste Versuch folgt von selbst. Bitte melden Sie es zusammen mit dem Protokoll.</translation>
    </message>
    <message>
        <source>Yours</source>
        <extracomment>claim_request.status=won</extracomment>
        <translation>Gehört Ihnen</translation>
    </message>
    <message>
        <source>prm-desktop sign-in --hub URL --user NAME; or try it with made-up data: prm-desktop --demo</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>prm-desktop sign-in --hub URL --user NAME; oder mit erfundenen Daten ausprobieren: prm-desktop --demo</translation>
    </message>
    <message>
        <source>{host} answered with a web page instead of your data.</source>
        <extracomment>sync/blobs.py, sync/client.py</extracomment>
        <translation>{host} antwortete mit einer Webseite statt mit Ihren Daten.</translation>
    </message>
    <message>
        <source>{host} answered, but not as a hub does ({code}).</source>
        <extracomment>sync/faults.py</extracomment>
        <translation>{host} hat geantwortet, aber nicht wie ein Hub ({code}).</translation>
    </message>
    <message>
        <source>{host} answered, but not as a hub does.</source>
        <extracomment>sync/blobs.py, sync/client.py</extracomment>
        <translation>{host} hat geantwortet, aber nicht wie ein Hub.</translation>
    </message>
    <message>
        <source>{label} cannot be written as {format}.</source>
        <extracomment>prm_desktop/services/export.py</extracomment>
        <translation>{label}: lässt sich nicht als {format} schreiben.</translation>
    </message>
    <message>
        <source>{name} does not work here any more.</source>
        <extracomment>prm_desktop/domain/leads.py, prm_desktop/domain/members.py</extracomment>
        <translation>{name} arbeitet nicht mehr hier.</translation>
    </message>
    <message>
        <source>{name} has asked for this class already.</source>
        <extracomment>prm_desktop/domain/training.py</extracomment>
        <translation>{name} hat diesen Kurstermin bereits angefragt.</translation>
    </message>
    <message>
        <source>{name} has this deal. Give it to a colleague first.</source>
        <extracomment>prm_desktop/domain/members.py</extracomment>
        <translation>{name} hat diesen Deal. Geben Sie ihn zuerst einem Kollegen.</translation>
    </message>
    <message>
        <source>{name} is not of your company.</source>
        <extracomment>prm_desktop/domain/partners.py</extracomment>
        <translation>{name} gehört nicht zu Ihrem Unternehmen.</translation>
    </message>
    <message numerus="yes">
        <source>{n} accounts</source>
        <extracomment>account; one: {n} account</extracomment>
        <translation><numerusform>{n} Kunde</numerusform><numerusform>{n} Kunden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} activities</source>
        <extracomment>activity; one: {n} activity</extracomment>
        <translation><numerusform>{n} Aktivität</numerusform><numerusform>{n} Aktivitäten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} attachments</source>
        <extracomment>attachment; one: {n} attachment</extracomment>
        <translation><numerusform>{n} Anhang</numerusform><numerusform>{n} Anhänge</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} certifications</source>
        <extracomment>certification; one: {n} certification</extracomment>
        <translation><numerusform>{n} Zertifizierung</numerusform><numerusform>{n} Zertifizierungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} claims</source>
        <extracomment>claim_request; one: {n} claim</extracomment>
        <translation><numerusform>{n} Anspruch</numerusform><numerusform>{n} Ansprüche</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} classes</source>
        <extracomment>class_session; one: {n} class</extracomment>
        <translation><numerusform>{n} Kurstermin</numerusform><numerusform>{n} Kurstermine</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} colleagues</source>
        <extracomment>user; one: {n} colleague</extracomment>
        <translation><numerusform>{n} Kollege</numerusform><numerusform>{n} Kollegen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} comments</source>
        <extracomment>comment; one: {n} comment</extracomment>
        <translation><numerusform>{n} Kommentar</numerusform><numerusform>{n} Kommentare</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} commission rules</source>
        <extracomment>commission_rule; one: {n} commission rule</extracomment>
        <translation><numerusform>{n} Provisionsregel</numerusform><numerusform>{n} Provisionsregeln</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} commissions</source>
        <extracomment>commission_line; one: {n} commission</extracomment>
        <translation><numerusform>{n} Provision</numerusform><numerusform>{n} Provisionen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} contacts</source>
        <extracomment>contact; one: {n} contact</extracomment>
        <translation><numerusform>{n} Kontakt</numerusform><numerusform>{n} Kontakte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} contracts</source>
        <extracomment>contract; one: {n} contract</extracomment>
        <translation><numerusform>{n} Vertrag</numerusform><numerusform>{n} Verträge</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} courses</source>
        <extracomment>course; one: {n} course</extracomment>
        <translation><numerusform>{n} Kurs</numerusform><numerusform>{n} Kurse</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} deal lines</source>
        <extracomment>deal_line; one: {n} deal line</extracomment>
        <translation><numerusform>{n} Deal-Position</numerusform><numerusform>{n} Deal-Positionen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} deal members</source>
        <extracomment>deal_member; one: {n} deal member</extracomment>
        <translation><numerusform>{n} Deal-Beteiligter</numerusform><numerusform>{n} Deal-Beteiligte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} deal registrations</source>
        <extracomment>deal_registration; one: {n} deal registration</extracomment>
        <translation><numerusform>{n} Deal-Registrierung</numerusform><numerusform>{n} Deal-Registrierungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} deals</source>
        <extracomment>deal; one: {n} deal</extracomment>
        <translation><numerusform>{n} Deal</numerusform><numerusform>{n} Deals</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} documents</source>
        <extracomment>asset; one: {n} document</extracomment>
        <translation><numerusform>{n} Dokument</numerusform><numerusform>{n} Dokumente</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} enrolments</source>
        <extracomment>enrolment; one: {n} enrolment</extracomment>
        <translation><numerusform>{n} Kursanmeldung</numerusform><numerusform>{n} Kursanmeldungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} exchange rates</source>
        <extracomment>exchange_rate; one: {n} exchange rate</extracomment>
        <translation><numerusform>{n} Wechselkurs</numerusform><numerusform>{n} Wechselkurse</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} leads</source>
        <extracomment>lead; one: {n} lead</extracomment>
        <translation><numerusform>{n} Lead</numerusform><numerusform>{n} Leads</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} levels</source>
        <extracomment>program_level; one: {n} level</extracomment>
        <translation><numerusform>{n} Partnerstufe</numerusform><numerusform>{n} Partnerstufen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} merged leads</source>
        <extracomment>lead_merge; one: {n} merged lead</extracomment>
        <translation><numerusform>{n} zusammengeführter Lead</numerusform><numerusform>{n} zusammengeführte Leads</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} messages</source>
        <extracomment>ticket_message; one: {n} message</extracomment>
        <translation><numerusform>{n} Nachricht</numerusform><numerusform>{n} Nachrichten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} next steps</source>
        <extracomment>next_step; one: {n} next step</extracomment>
        <translation><numerusform>{n} nächster Schritt</numerusform><numerusform>{n} nächste Schritte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} offers</source>
        <extracomment>lead_offer; one: {n} offer</extracomment>
        <translation><numerusform>{n} Angebot</numerusform><numerusform>{n} Angebote</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} partner companies</source>
        <extracomment>partner_card; one: {n} partner company</extracomment>
        <translation><numerusform>{n} Partnerfirma</numerusform><numerusform>{n} Partnerfirmen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} partners</source>
        <extracomment>partner; one: {n} partner</extracomment>
        <translation><numerusform>{n} Partner</numerusform><numerusform>{n} Partner</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} pooled leads</source>
        <extracomment>pool_source; one: {n} pooled lead</extracomment>
        <translation><numerusform>{n} Lead im Becken</numerusform><numerusform>{n} Leads im Becken</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} price books</source>
        <extracomment>price_book; one: {n} price book</extracomment>
        <translation><numerusform>{n} Preisbuch</numerusform><numerusform>{n} Preisbücher</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} prices</source>
        <extracomment>price_entry; one: {n} price</extracomment>
        <translation><numerusform>{n} Preis</numerusform><numerusform>{n} Preise</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} product relations</source>
        <extracomment>product_relation; one: {n} product relation</extracomment>
        <translation><numerusform>{n} Produktbeziehung</numerusform><numerusform>{n} Produktbeziehungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} products</source>
        <extracomment>product; one: {n} product</extracomment>
        <translation><numerusform>{n} Produkt</numerusform><numerusform>{n} Produkte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} quotes</source>
        <extracomment>quote; one: {n} quote</extracomment>
        <translation><numerusform>{n} Preisangebot</numerusform><numerusform>{n} Preisangebote</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} recommendations</source>
        <extracomment>recommendation_rule; one: {n} recommendation</extracomment>
        <translation><numerusform>{n} Empfehlung</numerusform><numerusform>{n} Empfehlungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} regions</source>
        <extracomment>region; one: {n} region</extracomment>
        <translation><numerusform>{n} Region</numerusform><numerusform>{n} Regionen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} registered products</source>
        <extracomment>registration_line; one: {n} registered product</extracomment>
        <translation><numerusform>{n} registriertes Produkt</numerusform><numerusform>{n} registrierte Produkte</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} renewals</source>
        <extracomment>renewal; one: {n} renewal</extracomment>
        <translation><numerusform>{n} Verlängerung</numerusform><numerusform>{n} Verlängerungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} requirements</source>
        <extracomment>requirement; one: {n} requirement</extracomment>
        <translation><numerusform>{n} Anforderung</numerusform><numerusform>{n} Anforderungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} service levels</source>
        <extracomment>sla_policy; one: {n} service level</extracomment>
        <translation><numerusform>{n} Servicelevel</numerusform><numerusform>{n} Servicelevel</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} sets of programme rules</source>
        <extracomment>programme_terms; one: {n} set of programme rules</extracomment>
        <translation><numerusform>{n} Satz Programmregeln</numerusform><numerusform>{n} Sätze Programmregeln</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} shared leads</source>
        <extracomment>lead_share; one: {n} shared lead</extracomment>
        <translation><numerusform>{n} geteilter Lead</numerusform><numerusform>{n} geteilte Leads</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} shark tank leads</source>
        <extracomment>pool_entry; one: {n} shark tank lead</extracomment>
        <translation><numerusform>{n} Lead im Haifischbecken</numerusform><numerusform>{n} Leads im Haifischbecken</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} statements</source>
        <extracomment>statement; one: {n} statement</extracomment>
        <translation><numerusform>{n} Abrechnung</numerusform><numerusform>{n} Abrechnungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} targets</source>
        <extracomment>progress; one: {n} target</extracomment>
        <translation><numerusform>{n} Ziel</numerusform><numerusform>{n} Ziele</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} tasks</source>
        <extracomment>task; one: {n} task</extracomment>
        <translation><numerusform>{n} Aufgabe</numerusform><numerusform>{n} Aufgaben</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} territories</source>
        <extracomment>territory; one: {n} territory</extracomment>
        <translation><numerusform>{n} Vertriebsgebiet</numerusform><numerusform>{n} Vertriebsgebiete</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} tickets</source>
        <extracomment>ticket; one: {n} ticket</extracomment>
        <translation><numerusform>{n} Ticket</numerusform><numerusform>{n} Tickets</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} training duties</source>
        <extracomment>training_duty; one: {n} training duty</extracomment>
        <translation><numerusform>{n} Schulungspflicht</numerusform><numerusform>{n} Schulungspflichten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} vendor contacts</source>
        <extracomment>oem_contact; one: {n} vendor contact</extracomment>
        <translation><numerusform>{n} Ansprechpartner</numerusform><numerusform>{n} Ansprechpartner</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} work notes</source>
        <extracomment>work_note; one: {n} work note</extracomment>
        <translation><numerusform>{n} Arbeitsnotiz</numerusform><numerusform>{n} Arbeitsnotizen</numerusform></translation>
    </message>
    <message>
        <source>{partner} has an approved registration of this customer with a product in common, until {until}.</source>
        <extracomment>sync/hub/rules/registrations.py</extracomment>
        <translation>{partner} hat bis {until} eine genehmigte Registrierung dieses Kunden mit einem gemeinsamen Produkt.</translation>
    </message>
    <message>
        <source>{removed} of your {of} records would go.</source>
        <extracomment>sync/apply.py</extracomment>
        <translation>{removed} Ihrer {of} Datensätze würden verschwinden.</translation>
    </message>
    <message>
        <source>{title} is a deal now. Everything came along.</source>
        <extracomment>lead.convert</extracomment>
        <translation>{title} ist jetzt ein Deal. Alles ist mitgekommen.</translation>
    </message>
    <message>
        <source>{title} is a lead again.</source>
        <extracomment>lead.unconvert</extracomment>
        <translation>{title} ist wieder ein Lead.</translation>
    </message>
    <message>
        <source>“Closes at” must be later than “Opens at”.</source>
        <extracomment>prm_desktop/domain/partners.py</extracomment>
        <translation>„Schließt um“ muss später sein als „Öffnet um“.</translation>
    </message>
    <message>
        <source>“Working days” takes the numbers from 0 (Monday) to 6 (Sunday), one of them at least.</source>
        <extracomment>prm_desktop/domain/partners.py</extracomment>
        <translation>„Arbeitstage“ erwartet die Zahlen von 0 (Montag) bis 6 (Sonntag), mindestens eine davon.</translation>
    </message>
    <message>
        <source>“do --list” shows all commands.</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>„do --list“ zeigt alle Befehle.</translation>
    </message>
    <message>
        <source>“in” takes a list of values for “{label}”.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„in“ erwartet für „{label}“ eine Liste von Werten.</translation>
    </message>
    <message>
        <source>“{char}” does not occur in a recovery code.</source>
        <extracomment>prm_desktop/replica/recovery.py</extracomment>
        <translation>„{char}“ kommt in einem Wiederherstellungscode nicht vor.</translation>
    </message>
    <message>
        <source>“{direction}” is neither asc nor desc.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{direction}“ ist weder asc noch desc.</translation>
    </message>
    <message>
        <source>“{field}” is kept by the vendor and cannot be changed here.</source>
        <extracomment>prm_desktop/domain/commands.py, prm_desktop/domain/merging.py</extracomment>
        <translation>„{field}“ wird vom Hersteller gepflegt und kann hier nicht geändert werden.</translation>
    </message>
    <message>
        <source>“{id}” is not a valid id.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{id}“ ist keine gültige ID.</translation>
    </message>
    <message>
        <source>“{kind}” cannot be imported.</source>
        <extracomment>prm_desktop/services/imports/columns.py</extracomment>
        <translation>„{kind}“ kann nicht importiert werden.</translation>
    </message>
    <message>
        <source>“{label}” cannot be “{value}”.</source>
        <extracomment>prm_desktop/settings.py</extracomment>
        <translation>„{label}“ kann nicht „{value}“ sein.</translation>
    </message>
    <message>
        <source>“{label}” does not take “{text}”.</source>
        <extracomment>prm_desktop/domain/cells.py, prm_desktop/services/imports/planning.py</extracomment>
        <translation>„{label}“ nimmt „{text}“ nicht an.</translation>
    </message>
    <message>
        <source>“{label}” does not take “{value}”.</source>
        <extracomment>prm_desktop/domain/checks.py, prm_desktop/domain/commands.py</extracomment>
        <translation>„{label}“ kann „{value}“ nicht annehmen.</translation>
    </message>
    <message>
        <source>“{label}” has an entry that is too long.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{label}“ enthält einen zu langen Eintrag.</translation>
    </message>
    <message>
        <source>“{label}” has no field “{name}”.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{label}“ hat kein Feld „{name}“.</translation>
    </message>
    <message>
        <source>“{label}” has too many entries.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{label}“ hat zu viele Einträge.</translation>
    </message>
    <message>
        <source>“{label}” holds something of another kind.</source>
        <extracomment>prm_desktop/domain/fitness.py</extracomment>
        <translation>„{label}“ enthält etwas anderer Art.</translation>
    </message>
    <message>
        <source>“{label}” is compared with a short text.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{label}“ wird mit einem kurzen Text verglichen.</translation>
    </message>
    <message>
        <source>“{label}” is empty.</source>
        <extracomment>prm_desktop/services/imports/planning.py</extracomment>
        <translation>„{label}“ ist leer.</translation>
    </message>
    <message>
        <source>“{label}” is missing.</source>
        <extracomment>prm_desktop/domain/fitness.py</extracomment>
        <translation>„{label}“ fehlt.</translation>
    </message>
    <message>
        <source>“{label}” is too large.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{label}“ ist zu groß.</translation>
    </message>
    <message>
        <source>“{label}” is too long.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{label}“ ist zu lang.</translation>
    </message>
    <message>
        <source>“{label}” is yes or no, not “{value}”.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{label}“ ist ja oder nein, nicht „{value}“.</translation>
    </message>
    <message>
        <source>“{label}” must be filled in.</source>
        <extracomment>prm_desktop/domain/commands.py, ui/widgets/command_form.py</extracomment>
        <translation>„{label}“ muss ausgefüllt werden.</translation>
    </message>
    <message>
        <source>“{label}” names no file.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{label}“ nennt keine Datei.</translation>
    </message>
    <message>
        <source>“{label}” takes a list of texts.</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>„{label}“ erwartet eine Liste von Texten.</translation>
    </message>
    <message>
        <source>“{label}” takes a whole number, not “{value}”.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{label}“ erwartet eine ganze Zahl, nicht „{value}“.</translation>
    </message>
    <message>
        <source>“{label}”: there is no “{text}”.</source>
        <extracomment>prm_desktop/domain/cells.py</extracomment>
        <translation>„{label}“: „{text}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>“{label}”: “{text}” is not one of: {allowed}.</source>
        <extracomment>prm_desktop/domain/cells.py</extracomment>
        <translation>„{label}“: „{text}“ ist keines von: {allowed}.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>„{name}“ lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <extracomment>prm_desktop/files.py</extracomment>
        <translation>„{name}“ kann nicht gelesen werden: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” cannot be the name of a profile.</source>
        <extracomment>prm_desktop/profiles.py</extracomment>
        <translation>„{name}“ kann kein Profilname sein.</translation>
    </message>
    <message>
        <source>“{name}” could not be written: {reason}.</source>
        <extracomment>prm_desktop/files.py</extracomment>
        <translation>„{name}“ konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>“{name}” has column names, but nothing below them.</source>
        <extracomment>prm_desktop/services/imports/reading.py</extracomment>
        <translation>„{name}“ hat Spaltennamen, aber nichts darunter.</translation>
    </message>
    <message>
        <source>“{name}” has more than {most} records; please split it.</source>
        <extracomment>prm_desktop/services/imports/reading.py</extracomment>
        <translation>„{name}“ hat mehr als {most} Datensätze; bitte teilen Sie die Datei.</translation>
    </message>
    <message>
        <source>“{name}” has no argument {unknown}.</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>„{name}“ hat kein Argument {unknown}.</translation>
    </message>
    <message>
        <source>“{name}” is being fetched at the moment. Try again.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>„{name}“ wird gerade geholt. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{name}” is damaged and cannot be read as an e-mail.</source>
        <extracomment>prm_desktop/services/mails.py</extracomment>
        <translation>„{name}“ ist beschädigt und kann nicht als E-Mail gelesen werden.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: its characters cannot be read.</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>„{name}“ ist beschädigt: Die Zeichen sind nicht lesbar.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <extracomment>prm_desktop/domain/csvfile.py, prm_desktop/replica/vault.py</extracomment>
        <translation>„{name}“ ist leer.</translation>
    </message>
    <message>
        <source>“{name}” is larger than {limit} MB.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>„{name}“ ist größer als {limit} MB.</translation>
    </message>
    <message>
        <source>“{name}” is no status of a registration.</source>
        <extracomment>sync/hub/registration_api.py</extracomment>
        <translation>„{name}“ ist kein Status einer Registrierung.</translation>
    </message>
    <message>
        <source>“{name}” is not a SHA-256 checksum.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{name}“ ist keine SHA-256-Prüfsumme.</translation>
    </message>
    <message>
        <source>“{name}” is not a local copy of PRM Desktop.</source>
        <extracomment>prm_desktop/replica/database.py, prm_desktop/replica/driver.py</extracomment>
        <translation>„{name}“ ist keine lokale Kopie von PRM Desktop.</translation>
    </message>
    <message>
        <source>“{name}” is not a text file. Please save it as CSV first.</source>
        <extracomment>prm_desktop/domain/csvfile.py</extracomment>
        <translation>„{name}“ ist keine Textdatei. Bitte speichern Sie sie erst als CSV.</translation>
    </message>
    <message>
        <source>“{name}” is not an e-mail.</source>
        <extracomment>prm_desktop/services/mails.py</extracomment>
        <translation>„{name}“ ist keine E-Mail.</translation>
    </message>
    <message>
        <source>“{name}” is too large; please split it.</source>
        <extracomment>prm_desktop/files.py</extracomment>
        <translation>„{name}“ ist zu groß; bitte teilen Sie die Datei.</translation>
    </message>
    <message>
        <source>“{name}” takes a whole number.</source>
        <extracomment>sync/hub/api.py, sync/hub/blob_api.py</extracomment>
        <translation>„{name}“ erwartet eine ganze Zahl.</translation>
    </message>
    <message>
        <source>“{name}” version {version} is newer than this program.</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>„{name}“ Version {version} ist neuer als dieses Programm.</translation>
    </message>
    <message>
        <source>“{name}” was changed while it was read. Try again.</source>
        <extracomment>prm_desktop/replica/vault.py</extracomment>
        <translation>„{name}“ wurde während des Lesens geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>“{name}” was written by a newer version of PRM Desktop.</source>
        <extracomment>prm_desktop/replica/migrations.py</extracomment>
        <translation>„{name}“ wurde von einer neueren Version von PRM Desktop geschrieben.</translation>
    </message>
    <message>
        <source>“{name}”: {error}</source>
        <extracomment>prm_desktop/domain/commands.py</extracomment>
        <translation>„{name}“: {error}</translation>
    </message>
    <message>
        <source>“{op}” is not one of: {known}.</source>
        <extracomment>prm_desktop/replica/filters.py</extracomment>
        <translation>„{op}“ gehört nicht zu: {known}.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written: it is open in another program, or you may not write there.</source>
        <extracomment>prm_desktop/services/export.py</extracomment>
        <translation>„{path}“ lässt sich nicht schreiben: Die Datei ist in einem anderen Programm geöffnet, oder Sie dürfen dort nicht schreiben.</translation>
    </message>
    <message>
        <source>“{path}” cannot be written: {why}</source>
        <extracomment>prm_desktop/services/export.py</extracomment>
        <translation>„{path}“ lässt sich nicht schreiben: {why}</translation>
    </message>
    <message>
        <source>“{path}” could not be written.</source>
        <extracomment>prm_desktop/services/export.py</extracomment>
        <translation>„{path}“ konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>“{path}” could not be written: {reason}.</source>
        <extracomment>prm_desktop/link_handler.py</extracomment>
        <translation>„{path}“ konnte nicht geschrieben werden: {reason}.</translation>
    </message>
    <message>
        <source>“{text}” has too many digits after the point.</source>
        <extracomment>ui/parsing.py</extracomment>
        <translation>„{text}“ hat zu viele Nachkommastellen.</translation>
    </message>
    <message>
        <source>“{text}” is no currency.</source>
        <extracomment>prm_desktop/domain/own_leads.py</extracomment>
        <translation>„{text}“ ist keine Währung.</translation>
    </message>
    <message>
        <source>“{text}” is no currency; it takes a code such as EUR.</source>
        <extracomment>prm_desktop/domain/dealing.py</extracomment>
        <translation>„{text}“ ist keine Währung; nötig ist ein Kürzel wie EUR.</translation>
    </message>
    <message>
        <source>“{text}” is not a date. Try “tomorrow”, “Fri” or “{example}”.</source>
        <extracomment>ui/parsing.py</extracomment>
        <translation>„{text}“ ist kein Datum. Versuchen Sie „morgen“, „Fr“ oder „{example}“.</translation>
    </message>
    <message>
        <source>“{text}” is not a number.</source>
        <extracomment>ui/parsing.py</extracomment>
        <translation>„{text}“ ist keine Zahl.</translation>
    </message>
    <message>
        <source>“{text}” is not a phone number.</source>
        <extracomment>ui/widgets/editors.py</extracomment>
        <translation>„{text}“ ist keine Telefonnummer.</translation>
    </message>
    <message>
        <source>“{text}” is not a time of day.</source>
        <extracomment>ui/parsing.py</extracomment>
        <translation>„{text}“ ist keine Uhrzeit.</translation>
    </message>
    <message>
        <source>“{text}” is not an e-mail address.</source>
        <extracomment>ui/widgets/editors.py</extracomment>
        <translation>„{text}“ ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>“{text}” is not the address of a hub.</source>
        <extracomment>prm_desktop/app.py</extracomment>
        <translation>„{text}“ ist nicht die Adresse eines Hubs.</translation>
    </message>
    <message>
        <source>“{title}” is not on this computer yet.</source>
        <extracomment>prm_desktop/services/documents.py</extracomment>
        <translation>„{title}“ ist noch nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>“{value}” is no day such as 2026-12-24.</source>
        <extracomment>prm_desktop/domain/partners.py</extracomment>
        <translation>„{value}“ ist kein Tag wie 2026-12-24.</translation>
    </message>
    <message>
        <source>“{value}” is no time of the day such as 09:00.</source>
        <extracomment>prm_desktop/domain/partners.py</extracomment>
        <translation>„{value}“ ist keine Uhrzeit wie 09:00.</translation>
    </message>
    <message>
        <source>“{value}” is no time zone such as Europe/Berlin.</source>
        <extracomment>prm_desktop/domain/partners.py</extracomment>
        <translation>„{value}“ ist keine Zeitzone wie Europe/Berlin.</translation>
    </message>
    <message>
        <source>“{value}” is not one of: {allowed}.</source>
        <extracomment>prm_desktop/domain/checks.py</extracomment>
        <translation>„{value}“ gehört nicht zu: {allowed}.</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source> or </source>
        <extracomment>ui/widgets/shortcuts.py</extracomment>
        <translation> oder </translation>
    </message>
    <message>
        <source>(empty)</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>(leer)</translation>
    </message>
    <message>
        <source>(not here)</source>
        <extracomment>ui/describe.py, ui/widgets/ref_editors.py</extracomment>
        <translation>(nicht hier)</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <extracomment>ui/widgets/mapping_table.py</extracomment>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>12345 means 123.45</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>12345 bedeutet 123,45</translation>
    </message>
    <message>
        <source>A board has no columns to choose; the table has.</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Eine Tafel hat keine Spalten zur Auswahl; die Tabelle hat welche.</translation>
    </message>
    <message>
        <source>A deal is won</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Ein Deal ist gewonnen</translation>
    </message>
    <message>
        <source>A record that is not here any more</source>
        <extracomment>ui/views/attention.py, ui/views/sending.py</extracomment>
        <translation>Ein Eintrag, der nicht mehr hier ist</translation>
    </message>
    <message>
        <source>A registration is begun, but not sent yet.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Eine Registrierung ist begonnen, aber noch nicht gesendet.</translation>
    </message>
    <message>
        <source>Accept</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept or take the next step</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Annehmen oder den nächsten Schritt tun</translation>
    </message>
    <message>
        <source>Account</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Actions and places</source>
        <extracomment>ui/widgets/palette.py, ui/widgets/palette_prefix.py</extracomment>
        <translation>Aktionen und Orte</translation>
    </message>
    <message>
        <source>Activities, tasks, comments and files of “{name}” come along. You can undo it.</source>
        <extracomment>ui/models/helping.py</extracomment>
        <translation>Aktivitäten, Aufgaben, Kommentare und Dateien von „{name}“ kommen mit. Sie können es rückgängig machen.</translation>
    </message>
    <message>
        <source>Add</source>
        <extracomment>ui/widgets/deal_lines.py, ui/widgets/fact_value.py</extracomment>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Add a product to a deal</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Einem Deal ein Produkt hinzufügen</translation>
    </message>
    <message>
        <source>Add a product: name or part number</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Produkt hinzufügen: Name oder Artikelnummer</translation>
    </message>
    <message>
        <source>Add an e-mail</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>E-Mail hinzufügen</translation>
    </message>
    <message>
        <source>Add an e-mail from a file…</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>E-Mail aus einer Datei hinzufügen…</translation>
    </message>
    <message>
        <source>Add one to this list</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Einen Eintrag hinzufügen</translation>
    </message>
    <message>
        <source>Address cards (vCard)</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Adresskarten (vCard)</translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Adresse des Hubs</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>ui/widgets/filter_bar.py, ui/widgets/import_preview.py</extracomment>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All columns, not only those shown</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Alle Spalten, nicht nur die gezeigten</translation>
    </message>
    <message>
        <source>All of the revenue stays with you.</source>
        <extracomment>ui/models/helping.py</extracomment>
        <translation>Der ganze Umsatz bleibt bei Ihnen.</translation>
    </message>
    <message>
        <source>Allow it once</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Amounts are in cents</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Beträge sind in Cent</translation>
    </message>
    <message>
        <source>An account is made for it.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Dafür wird ein Kunde angelegt.</translation>
    </message>
    <message>
        <source>An extension was asked for; the vendor decides.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Eine Verlängerung ist beantragt; der Hersteller entscheidet.</translation>
    </message>
    <message>
        <source>Another partner was a moment earlier.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Ein anderer Partner war einen Augenblick schneller.</translation>
    </message>
    <message>
        <source>Another partner was first.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Ein anderer Partner war schneller.</translation>
    </message>
    <message>
        <source>Another partner was {span} earlier.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Ein anderer Partner war {span} schneller.</translation>
    </message>
    <message>
        <source>Another registration covers this customer with one of these products.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Eine andere Registrierung gilt für diesen Kunden mit einem dieser Produkte.</translation>
    </message>
    <message>
        <source>Another registration of this customer has been approved meanwhile.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Inzwischen ist eine andere Registrierung dieses Kunden genehmigt worden.</translation>
    </message>
    <message>
        <source>Answer</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Answers for {what}.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Zuständig für {what}.</translation>
    </message>
    <message>
        <source>As all duplicates</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Wie alle Dubletten</translation>
    </message>
    <message>
        <source>Ask for an extension</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Verlängerung beantragen</translation>
    </message>
    <message>
        <source>At the hub</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Beim Hub</translation>
    </message>
    <message>
        <source>Attach a file</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>Datei anhängen</translation>
    </message>
    <message>
        <source>Attach a file…</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>Datei anhängen …</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <extracomment>ui/views/area.py</extracomment>
        <translation>Zurück zur Liste</translation>
    </message>
    <message>
        <source>Be aware</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Before</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Before you go online</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Bevor Sie online gehen</translation>
    </message>
    <message>
        <source>Being fetched, {percent}</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Wird geholt, {percent}</translation>
    </message>
    <message>
        <source>Board or table</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Tafel oder Tabelle</translation>
    </message>
    <message>
        <source>Both companies work on it together.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Beide Firmen arbeiten gemeinsam daran.</translation>
    </message>
    <message>
        <source>Bring in records from a CSV or vCard file, or drop it here ({key})</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Datensätze aus einer CSV- oder vCard-Datei übernehmen, oder die Datei hier ablegen ({key})</translation>
    </message>
    <message>
        <source>Brought in lately</source>
        <extracomment>ui/widgets/earlier_imports.py</extracomment>
        <translation>Zuletzt importiert</translation>
    </message>
    <message>
        <source>By record, with what may come back as a question (Ctrl+Shift+S)</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Je Datensatz, mit dem, was als Frage zurückkommen kann (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>CSV table</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>CSV-Tabelle</translation>
    </message>
    <message>
        <source>Calendar (ICS)</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Kalender (ICS)</translation>
    </message>
    <message>
        <source>Call</source>
        <extracomment>ui/actions.py, ui/models/standing.py, ui/widgets/add_bar.py</extracomment>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Call {who}</source>
        <extracomment>ui/widgets/fact.py</extracomment>
        <translation>{who} anrufen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <extracomment>ui/widgets/command_form.py</extracomment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>Certifications that expire soon</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Bald ablaufende Zertifizierungen</translation>
    </message>
    <message>
        <source>Certified for it</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Dafür zertifiziert</translation>
    </message>
    <message>
        <source>Change a field</source>
        <extracomment>ui/widgets/bulk_bar.py</extracomment>
        <translation>Ein Feld ändern</translation>
    </message>
    <message>
        <source>Change it</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change it before it is sent (E)</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Vor dem Senden ändern (E)</translation>
    </message>
    <message>
        <source>Change it here and do it again (E)</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Hier ändern und erneut versuchen (E)</translation>
    </message>
    <message>
        <source>Changed by somebody else too</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Auch von jemand anderem geändert</translation>
    </message>
    <message>
        <source>Changed by two people: {field}</source>
        <extracomment>ui/views/attention.py</extracomment>
        <translation>Von zwei Personen geändert: {field}</translation>
    </message>
    <message>
        <source>Changed since by {whose}</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Seitdem geändert von: {whose}</translation>
    </message>
    <message>
        <source>Changes take effect at once.</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Änderungen wirken sofort.</translation>
    </message>
    <message>
        <source>Changes {known}: {because}</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Ändert {known}: {because}</translation>
    </message>
    <message>
        <source>Check the whole copy</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Ganze Kopie prüfen</translation>
    </message>
    <message>
        <source>Checked {when}: the same as at the hub</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Geprüft {when}: dasselbe wie beim Hub</translation>
    </message>
    <message>
        <source>Checked: something differed from the hub and was loaded again. Unsent work was not touched.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Geprüft: Etwas wich vom Hub ab und wurde neu geladen. Nicht gesendete Arbeit blieb unberührt.</translation>
    </message>
    <message>
        <source>Checked: the same as at the hub. The hub is too old to compare these: {kinds}</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Geprüft: Der Stand hier ist derselbe wie am Hub. Zum Vergleichen dieser ist der Hub zu alt: {kinds}</translation>
    </message>
    <message>
        <source>Checked: what is here is the same as at the hub.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Geprüft: Der Stand hier ist derselbe wie am Hub.</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Datei wählen…</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Passphrase wählen</translation>
    </message>
    <message>
        <source>Choose a row to see it here</source>
        <extracomment>ui/views/area.py</extracomment>
        <translation>Wählen Sie eine Zeile, um sie hier zu sehen</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>Clear all filters</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Alle Filter entfernen</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <extracomment>ui/widgets/bulk_bar.py</extracomment>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Close to you</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>In Ihrer Nähe</translation>
    </message>
    <message>
        <source>Close without doing anything (Esc)</source>
        <extracomment>ui/widgets/command_form.py</extracomment>
        <translation>Schließen, ohne etwas zu tun (Esc)</translation>
    </message>
    <message>
        <source>Columns</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Comes to this computer with the next sync</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>Kommt mit dem nächsten Abgleich auf diesen Computer</translation>
    </message>
    <message>
        <source>Comes with the next sync</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Kommt mit dem nächsten Abgleich</translation>
    </message>
    <message>
        <source>Comment</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Compare what is here with the hub, row by row in effect</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Den Stand hier Zeile für Zeile mit dem Hub vergleichen</translation>
    </message>
    <message>
        <source>Connect to your vendor</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Mit Ihrem Hersteller verbinden</translation>
    </message>
    <message>
        <source>Contact a lead that you won, or give it back; then you can claim again.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Sprechen Sie einen gewonnenen Lead an oder geben Sie ihn zurück; dann können Sie wieder einen beanspruchen.</translation>
    </message>
    <message>
        <source>Contracts</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Verträge</translation>
    </message>
    <message>
        <source>Contracts to renew</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Zu verlängernde Verträge</translation>
    </message>
    <message>
        <source>Convert</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Umwandeln</translation>
    </message>
    <message>
        <source>Convert a lead to a deal</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Lead in einen Deal umwandeln</translation>
    </message>
    <message>
        <source>Copied</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copied. Paste it into your message to support.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Kopiert. Fügen Sie es in Ihre Nachricht an den Support ein.</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy details</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Details kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Custom</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Eigene Auswahl</translation>
    </message>
    <message>
        <source>Deals</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Deals</translation>
    </message>
    <message>
        <source>Deals about to close</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Deals kurz vor dem Abschluss</translation>
    </message>
    <message>
        <source>Deals that others invite you to</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Deals, zu denen andere Sie einladen</translation>
    </message>
    <message>
        <source>Decide</source>
        <extracomment>ui/views/outbox.py, ui/views/sync_page.py</extracomment>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Decline</source>
        <extracomment>ui/actions.py, ui/models/sharing.py</extracomment>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Demonstration</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>ui/views/attention.py, ui/widgets/detail.py</extracomment>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Differs from the hub; it is loaded again with the next sync. Your unsent work is safe.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Weicht vom Hub ab; beim nächsten Abgleich wird neu geladen. Ihre nicht gesendete Arbeit ist sicher.</translation>
    </message>
    <message>
        <source>Differs from the hub; what differs is loaded with the next sync. Your unsent work is safe.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Weicht vom Hub ab; was abweicht, wird beim nächsten Abgleich geladen. Ihre nicht gesendete Arbeit ist sicher.</translation>
    </message>
    <message>
        <source>Discard</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py</extracomment>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard it; it was never sent (Del)</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py</extracomment>
        <translation>Verwerfen; es wurde nie gesendet (Entf)</translation>
    </message>
    <message>
        <source>Discarded; it was never sent.</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Verworfen; es wurde nie gesendet.</translation>
    </message>
    <message>
        <source>Divider</source>
        <extracomment>ui/widgets/splitter.py</extracomment>
        <translation>Trennlinie</translation>
    </message>
    <message>
        <source>Do it again</source>
        <extracomment>ui/actions.py, ui/history.py</extracomment>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Do the same once more (R)</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Dasselbe noch einmal versuchen (R)</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done by {whose}</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Gemacht von: {whose}</translation>
    </message>
    <message>
        <source>Done: {title}</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Erledigt: {title}</translation>
    </message>
    <message>
        <source>Drag to make room on one side, or press F8 and the arrow keys. A double click resets it.</source>
        <extracomment>ui/widgets/splitter.py</extracomment>
        <translation>Ziehen macht auf einer Seite Platz, ebenso F8 und die Pfeiltasten. Ein Doppelklick stellt den üblichen Platz wieder her.</translation>
    </message>
    <message>
        <source>Drop a CSV file or address cards here</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Legen Sie hier eine CSV-Datei oder Adresskarten ab</translation>
    </message>
    <message>
        <source>Due {when}</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Fällig: {when}</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Dubletten</translation>
    </message>
    <message>
        <source>E-mail</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>E-Mail</translation>
    </message>
    <message numerus="yes">
        <source>E-mail added, with {n} files.</source>
        <extracomment>ui/widgets/attaching.py; one: E-mail added, with {n} file.</extracomment>
        <translation><numerusform>E-Mail aufgenommen, mit {n} Datei.</numerusform><numerusform>E-Mail aufgenommen, mit {n} Dateien.</numerusform></translation>
    </message>
    <message>
        <source>E-mails</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>E-Mails</translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>ui/actions.py, ui/views/outbox.py, ui/widgets/detail.py</extracomment>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit and try again</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Bearbeiten und erneut versuchen</translation>
    </message>
    <message>
        <source>End it</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <extracomment>ui/views/outbox.py, ui/views/sync_page.py</extracomment>
        <translation>Alles ist gesendet</translation>
    </message>
    <message>
        <source>Everything on this page as text, for support; nothing of your customers is in it</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Alles auf dieser Seite als Text für den Support; von Ihren Kunden steht nichts darin</translation>
    </message>
    <message>
        <source>Everything you do is saved on this computer and sent by itself when the hub is there again.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Alles, was Sie tun, wird auf diesem Computer gespeichert und von selbst gesendet, sobald der Hub wieder da ist.</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Excel sheet</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Excel-Tabelle</translation>
    </message>
    <message>
        <source>Export</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export this list</source>
        <extracomment>ui/actions.py, ui/widgets/list_foot.py</extracomment>
        <translation>Diese Liste exportieren</translation>
    </message>
    <message>
        <source>Fetches the file where it is not here, and shows it</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Holt die Datei, wenn sie nicht hier ist, und zeigt sie</translation>
    </message>
    <message>
        <source>Fetching documents</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Dokumente werden geholt</translation>
    </message>
    <message>
        <source>Fetching the file</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Die Datei wird geholt</translation>
    </message>
    <message>
        <source>Fewer fields</source>
        <extracomment>ui/widgets/facts.py</extracomment>
        <translation>Weniger Felder</translation>
    </message>
    <message>
        <source>Field of the column “{title}”</source>
        <extracomment>ui/widgets/mapping_table.py</extracomment>
        <translation>Feld der Spalte „{title}“</translation>
    </message>
    <message>
        <source>Fill what is empty there</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Dort Leeres ergänzen</translation>
    </message>
    <message>
        <source>Fills what is empty in {known}: {because}</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Ergänzt Leeres in {known}: {because}</translation>
    </message>
    <message>
        <source>Filter</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Find in this list</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>In dieser Liste suchen</translation>
    </message>
    <message>
        <source>Find in {what}</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>{what} durchsuchen</translation>
    </message>
    <message>
        <source>First contact due {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>Erstkontakt fällig: {when}</translation>
    </message>
    <message>
        <source>First contact is due</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Erstkontakt fällig</translation>
    </message>
    <message>
        <source>First contact was due {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>Erstkontakt war fällig: {when}</translation>
    </message>
    <message>
        <source>Forecast by month, weighted</source>
        <extracomment>ui/widgets/forecast.py</extracomment>
        <translation>Prognose nach Monat, gewichtet</translation>
    </message>
    <message>
        <source>Forget the view {name}</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Ansicht {name} vergessen</translation>
    </message>
    <message>
        <source>Found</source>
        <extracomment>ui/widgets/palette.py</extracomment>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>From your company</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Aus Ihrem Unternehmen</translation>
    </message>
    <message>
        <source>Give it up</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Aufgeben</translation>
    </message>
    <message>
        <source>Go back</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Go on</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Go online</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Online gehen</translation>
    </message>
    <message>
        <source>Go online and send (Ctrl+Enter)</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Online gehen und senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Go to</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <source>Go to a list first, then export it.</source>
        <extracomment>ui/main_window.py</extracomment>
        <translation>Öffnen Sie zuerst eine Liste, dann exportieren Sie sie.</translation>
    </message>
    <message>
        <source>Go to the newer edition</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Zur neueren Ausgabe</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Zum nächsten Teil des Fensters</translation>
    </message>
    <message>
        <source>Go to the part before</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Zum Teil davor</translation>
    </message>
    <message>
        <source>Good day</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Guten Tag</translation>
    </message>
    <message>
        <source>Good day, {name}</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Guten Tag, {name}</translation>
    </message>
    <message>
        <source>Here, not sent yet</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Hier, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Home</source>
        <extracomment>ui/kinds.py, ui/views/home.py</extracomment>
        <translation>Start</translation>
    </message>
    <message>
        <source>How the sync stands</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Stand des Abgleichs</translation>
    </message>
    <message>
        <source>Hub</source>
        <extracomment>ui/views/settings.py, ui/views/sync_page.py</extracomment>
        <translation>Hub</translation>
    </message>
    <message>
        <source>I have kept it in a safe place</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ich habe ihn sicher aufbewahrt</translation>
    </message>
    <message>
        <source>If the hub cannot accept a change of yours, or somebody changed the same field, you decide here.</source>
        <extracomment>ui/views/attention.py</extracomment>
        <translation>Wenn der Hub eine Ihrer Änderungen nicht annehmen kann oder jemand dasselbe Feld geändert hat, entscheiden Sie hier.</translation>
    </message>
    <message>
        <source>If the vendor approves, it is protected until {day}.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Wenn der Hersteller zustimmt, geschützt bis {day}.</translation>
    </message>
    <message>
        <source>If this computer ever loses the key of your data, this code opens it. Write it down or print it, and keep it away from this computer. It is shown only now.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Falls dieser Computer den Schlüssel zu Ihren Daten verliert, öffnet dieser Code sie. Notieren oder drucken Sie ihn und bewahren Sie ihn getrennt vom Computer auf. Er wird nur jetzt gezeigt.</translation>
    </message>
    <message>
        <source>Import</source>
        <extracomment>ui/app_start.py, ui/views/import_page.py, ui/widgets/list_foot.py</extracomment>
        <translation>Import</translation>
    </message>
    <message>
        <source>Import from a file</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Aus einer Datei importieren</translation>
    </message>
    <message numerus="yes">
        <source>Import {n} rows</source>
        <extracomment>ui/views/import_page.py; one: Import {n} row</extracomment>
        <translation><numerusform>{n} Zeile importieren</numerusform><numerusform>{n} Zeilen importieren</numerusform></translation>
    </message>
    <message>
        <source>In a list</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>In einer Liste</translation>
    </message>
    <message>
        <source>In short</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py</extracomment>
        <translation>Kurz gefasst</translation>
    </message>
    <message>
        <source>In your region</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>In Ihrer Region</translation>
    </message>
    <message>
        <source>It cannot go any further on this side.</source>
        <extracomment>ui/widgets/board.py</extracomment>
        <translation>Auf dieser Seite geht es nicht weiter.</translation>
    </message>
    <message>
        <source>It closes after that; you can ask for an extension once.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Der Abschluss liegt danach; Sie können einmal eine Verlängerung beantragen.</translation>
    </message>
    <message>
        <source>It comes with the next sync and stays here.</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Es kommt mit dem nächsten Abgleich und bleibt hier.</translation>
    </message>
    <message>
        <source>It gave no reason.</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Er hat keinen Grund genannt.</translation>
    </message>
    <message>
        <source>It goes to the account “{name}”.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Er kommt zum Kunden „{name}“.</translation>
    </message>
    <message>
        <source>It goes when its room is needed.</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Es geht, wenn der Platz gebraucht wird.</translation>
    </message>
    <message>
        <source>It is below the least value that can be registered, {least}.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Der Wert liegt unter dem kleinsten, der registriert werden kann: {least}.</translation>
    </message>
    <message>
        <source>It is not open to your company.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Er steht Ihrer Firma nicht offen.</translation>
    </message>
    <message>
        <source>It is offered to {name}.</source>
        <extracomment>ui/models/helping.py</extracomment>
        <translation>Das Angebot geht an: {name}.</translation>
    </message>
    <message>
        <source>It is yours.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Er gehört Ihnen.</translation>
    </message>
    <message>
        <source>It is yours. Name and phone are with the lead.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Er gehört Ihnen. Name und Telefon stehen beim Lead.</translation>
    </message>
    <message>
        <source>It may have gone to somebody else, or its time ran out.</source>
        <extracomment>ui/widgets/detail.py</extracomment>
        <translation>Er ging vielleicht an jemand anderen, oder die Frist ist abgelaufen.</translation>
    </message>
    <message>
        <source>It may have reached the hub already.</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py</extracomment>
        <translation>Das hat den Hub möglicherweise schon erreicht.</translation>
    </message>
    <message>
        <source>It stays where it is.</source>
        <extracomment>ui/widgets/board.py</extracomment>
        <translation>Bleibt, wo sie ist.</translation>
    </message>
    <message numerus="yes">
        <source>Its protection ends in {n} days, {day}.</source>
        <extracomment>ui/models/registering.py; one: Its protection ends in {n} day, {day}.</extracomment>
        <translation><numerusform>Der Schutz endet in {n} Tag, {day}.</numerusform><numerusform>Der Schutz endet in {n} Tagen, {day}.</numerusform></translation>
    </message>
    <message>
        <source>Keep all offline</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Alles offline behalten</translation>
    </message>
    <message>
        <source>Keep offline</source>
        <extracomment>ui/widgets/file_bar.py, ui/widgets/keep_bar.py</extracomment>
        <translation>Offline behalten</translation>
    </message>
    <message>
        <source>Keeps the newest edition on this computer, so that it opens without a network</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Behält die neueste Ausgabe auf diesem Rechner, sodass sie sich ohne Netz öffnen lässt</translation>
    </message>
    <message>
        <source>Kept offline</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Offline behalten</translation>
    </message>
    <message>
        <source>Kept offline. Press again to let it go when room is needed</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Wird offline behalten. Noch einmal drücken, damit es bei Platzmangel gehen darf</translation>
    </message>
    <message>
        <source>Kept on this computer</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>Wird auf diesem Computer behalten</translation>
    </message>
    <message>
        <source>Kept what you typed; it is there when you come back.</source>
        <extracomment>ui/widgets/sheet.py</extracomment>
        <translation>Ihre Eingabe bleibt erhalten; sie ist da, wenn Sie zurückkommen.</translation>
    </message>
    <message>
        <source>Kept with its product, or with all literature</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Wird mit seinem Produkt oder mit allen Unterlagen behalten</translation>
    </message>
    <message>
        <source>Key of the local copy</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Schlüssel der lokalen Kopie</translation>
    </message>
    <message>
        <source>Kinds</source>
        <extracomment>ui/views/area.py</extracomment>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Larger</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Größer</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last changed at the hub by {whose}</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Zuletzt im Hub geändert von: {whose}</translation>
    </message>
    <message>
        <source>Last sync</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Letzter Abgleich</translation>
    </message>
    <message>
        <source>Late: {when}</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Überfällig: {when}</translation>
    </message>
    <message>
        <source>Leads</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Leads</translation>
    </message>
    <message>
        <source>Leads offered to you</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Ihnen angebotene Leads</translation>
    </message>
    <message>
        <source>Leads that others share with you</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Leads, die andere mit Ihnen teilen</translation>
    </message>
    <message>
        <source>Leads, deals and prices, online and offline</source>
        <extracomment>ui/views/first_run.py</extracomment>
        <translation>Leads, Deals und Preise, online und offline</translation>
    </message>
    <message>
        <source>Leave it as it is at the hub (Del); this can be undone</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>So lassen, wie es im Hub ist (Entf); das lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave out</source>
        <extracomment>ui/widgets/mapping_table.py</extracomment>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Leave the deal</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Deal verlassen</translation>
    </message>
    <message>
        <source>Left out; looks like {known}: {because}</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Weggelassen; sieht aus wie {known}: {because}</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Line</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Link copied. It opens for colleagues who may see this.</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Link kopiert. Er öffnet sich bei Kolleginnen und Kollegen, die dies sehen dürfen.</translation>
    </message>
    <message>
        <source>List price</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Listenpreis</translation>
    </message>
    <message>
        <source>Literature</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Unterlagen</translation>
    </message>
    <message>
        <source>Literature: {what}</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Unterlagen: {what}</translation>
    </message>
    <message>
        <source>Loading…</source>
        <extracomment>ui/widgets/empty_state.py</extracomment>
        <translation>Wird geladen …</translation>
    </message>
    <message>
        <source>Looking at row {done} of {total}</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Zeile {done} von {total} wird angesehen</translation>
    </message>
    <message>
        <source>Looking at the rows …</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Die Zeilen werden angesehen …</translation>
    </message>
    <message>
        <source>Looks like “{other}”: {because}.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Sieht aus wie „{other}“: {because}.</translation>
    </message>
    <message>
        <source>Made anyway; looks like {known}: {because}</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Trotzdem angelegt; sieht aus wie {known}: {because}</translation>
    </message>
    <message>
        <source>Made-up data on this computer. Nothing leaves it.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Erfundene Daten auf diesem Computer. Nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Make a new recovery code</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Neuen Wiederherstellungscode erzeugen</translation>
    </message>
    <message>
        <source>Make it anyway</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Trotzdem anlegen</translation>
    </message>
    <message>
        <source>Marks: new, due, waiting to be sent, attention</source>
        <extracomment>ui/models/table_model.py</extracomment>
        <translation>Zeichen: neu, fällig, noch nicht gesendet, Achtung</translation>
    </message>
    <message>
        <source>Meeting</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Besprechung</translation>
    </message>
    <message>
        <source>Mentions you</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Nennt Sie</translation>
    </message>
    <message>
        <source>Merge</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Mine</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Meine</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>ui/views/area.py, ui/widgets/bulk_bar.py</extracomment>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More that can be done</source>
        <extracomment>ui/widgets/detail_header.py</extracomment>
        <translation>Weitere Möglichkeiten</translation>
    </message>
    <message>
        <source>Move a card to the next column</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Karte in die nächste Spalte verschieben</translation>
    </message>
    <message>
        <source>Move a card where?</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Karte wohin verschieben?</translation>
    </message>
    <message>
        <source>Move a deal to a stage</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Deal in eine Phase verschieben</translation>
    </message>
    <message>
        <source>Move the divider by arrow keys</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Trennlinie mit den Pfeiltasten verschieben</translation>
    </message>
    <message>
        <source>My open</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Meine offenen</translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>Needs a decision</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Zu entscheiden</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <extracomment>ui/app_start.py</extracomment>
        <translation>Klärungsbedarf</translation>
    </message>
    <message>
        <source>Needs your attention</source>
        <extracomment>ui/models/table_model.py, ui/widgets/detail_header.py</extracomment>
        <translation>Braucht Ihre Entscheidung</translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>ui/models/import_model.py, ui/models/table_model.py, ui/views/area.py</extracomment>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New lead: {title}</source>
        <extracomment>ui/models/notices.py</extracomment>
        <translation>Neuer Lead: {title}</translation>
    </message>
    <message>
        <source>New lead: {title} – answer {when}</source>
        <extracomment>ui/models/notices.py</extracomment>
        <translation>Neuer Lead: {title} – antworten {when}</translation>
    </message>
    <message>
        <source>New note</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <source>New task</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Neue Aufgabe</translation>
    </message>
    <message>
        <source>New, with the account “{name}”</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Neu, mit dem Kunden „{name}“</translation>
    </message>
    <message>
        <source>Newest edition only</source>
        <extracomment>ui/models/filters.py</extracomment>
        <translation>Nur die neueste Ausgabe</translation>
    </message>
    <message>
        <source>Next level: {level}</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Nächste Stufe: {level}</translation>
    </message>
    <message>
        <source>Next row</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Nächste Zeile</translation>
    </message>
    <message>
        <source>Next step was due {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>Nächster Schritt war fällig: {when}</translation>
    </message>
    <message>
        <source>Next step {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>Nächster Schritt: {when}</translation>
    </message>
    <message>
        <source>Next try</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Nächster Versuch</translation>
    </message>
    <message>
        <source>No</source>
        <extracomment>ui/format.py, ui/widgets/list_foot.py</extracomment>
        <translation>Nein</translation>
    </message>
    <message>
        <source>No longer shared with {name}.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Nicht mehr geteilt: {name}.</translation>
    </message>
    <message>
        <source>No offer runs out and no task is due. A good moment to look into the shark tank for new business.</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Kein Angebot läuft ab und keine Aufgabe ist fällig. Ein guter Moment, im Haifischbecken nach neuem Geschäft zu sehen.</translation>
    </message>
    <message>
        <source>No products yet. Once there are some, their sum is the amount of the deal.</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Noch keine Produkte. Sobald es welche gibt, ist ihre Summe der Betrag des Deals.</translation>
    </message>
    <message>
        <source>No {what} fit this view and search.</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Keine {what} passen zu Ansicht und Suche.</translation>
    </message>
    <message>
        <source>No {what} yet</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Noch keine {what}</translation>
    </message>
    <message>
        <source>Normal size</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Normale Größe</translation>
    </message>
    <message>
        <source>Not here any more: {kind}</source>
        <extracomment>ui/widgets/detail.py</extracomment>
        <translation>Nicht mehr hier: {kind}</translation>
    </message>
    <message>
        <source>Not here yet; it comes with the first sync</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Noch nicht hier; kommt mit dem ersten Abgleich</translation>
    </message>
    <message>
        <source>Not now</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <extracomment>ui/models/filters.py</extracomment>
        <translation>Nicht auf diesem Computer</translation>
    </message>
    <message>
        <source>Not on this computer; opening it fetches it</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>Nicht auf diesem Computer; beim Öffnen wird es geholt</translation>
    </message>
    <message>
        <source>Not registered: the vendor said no.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Nicht registriert: Der Hersteller hat abgelehnt.</translation>
    </message>
    <message>
        <source>Not sent yet</source>
        <extracomment>ui/widgets/detail_header.py</extracomment>
        <translation>Noch nicht gesendet</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <extracomment>ui/widgets/status_bar.py, ui/widgets/why_empty.py</extracomment>
        <translation>Noch nicht abgeglichen</translation>
    </message>
    <message>
        <source>Not worth registering as it is.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>So lohnt sich die Registrierung nicht.</translation>
    </message>
    <message>
        <source>Note</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Nothing</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Nichts</translation>
    </message>
    <message>
        <source>Nothing can be added here.</source>
        <extracomment>ui/main_window.py</extracomment>
        <translation>Hier kann nichts hinzugefügt werden.</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <extracomment>ui/widgets/detail.py</extracomment>
        <translation>Nichts ausgewählt</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <source>Nothing found. Fewer words, or a part of one, find more</source>
        <extracomment>ui/widgets/palette.py</extracomment>
        <translation>Nichts gefunden. Weniger Wörter oder ein Wortteil finden mehr</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Noch ist nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <extracomment>ui/widgets/board_column.py</extracomment>
        <translation>Hier ist nichts</translation>
    </message>
    <message>
        <source>Nothing is lost. Choose what shall hold.</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Es ist nichts verloren. Wählen Sie, was gelten soll.</translation>
    </message>
    <message>
        <source>Nothing is sent now; everything stays saved here (Esc)</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Jetzt wird nichts gesendet; alles bleibt hier gespeichert (Esc)</translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <extracomment>ui/views/attention.py</extracomment>
        <translation>Nichts zu klären</translation>
    </message>
    <message>
        <source>Nothing presses today</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Heute drängt nichts</translation>
    </message>
    <message>
        <source>Nothing waits to be sent.</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Nichts wartet auf das Senden.</translation>
    </message>
    <message>
        <source>Nothing was changed. Choose another file, or save this one as CSV.</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Nichts wurde geändert. Wählen Sie eine andere Datei, oder speichern Sie diese als CSV.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Now: {files}, {size} of {limit}. {kept} of it is kept offline.</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Jetzt: {files}, {size} von {limit}. Davon werden {kept} offline behalten.</translation>
    </message>
    <message>
        <source>Offer expired {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>Angebot abgelaufen: {when}</translation>
    </message>
    <message>
        <source>Offer expires {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>Angebot läuft ab: {when}</translation>
    </message>
    <message>
        <source>Offered to {name}; waiting for an answer.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Angeboten: {name}; die Antwort steht noch aus.</translation>
    </message>
    <message>
        <source>Offline</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Offline seit {time}</translation>
    </message>
    <message>
        <source>On a record</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>In einem Eintrag</translation>
    </message>
    <message>
        <source>On its way: sent, no answer yet</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Unterwegs: gesendet, noch keine Antwort</translation>
    </message>
    <message>
        <source>On this computer</source>
        <extracomment>ui/describe.py, ui/models/filters.py, ui/widgets/file_bar.py</extracomment>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Once it is here, everything works without a network.</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Sobald alles hier ist, funktioniert es auch ohne Netz.</translation>
    </message>
    <message>
        <source>Only the vendor</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Nur der Hersteller</translation>
    </message>
    <message numerus="yes">
        <source>Only the {n} selected rows</source>
        <extracomment>ui/widgets/list_foot.py; one: Only the {n} selected row</extracomment>
        <translation><numerusform>Nur die {n} markierte Zeile</numerusform><numerusform>Nur die {n} markierten Zeilen</numerusform></translation>
    </message>
    <message>
        <source>Open</source>
        <extracomment>ui/actions.py, ui/models/registering.py, ui/models/standing.py</extracomment>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open PRM Desktop</source>
        <extracomment>ui/notifier.py</extracomment>
        <translation>PRM Desktop öffnen</translation>
    </message>
    <message>
        <source>Open again</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open as it is</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>So öffnen, wie sie ist</translation>
    </message>
    <message>
        <source>Open folder</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <extracomment>ui/widgets/detail.py</extracomment>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>Open the lead</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Lead öffnen</translation>
    </message>
    <message>
        <source>Open the product</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Produkt öffnen</translation>
    </message>
    <message>
        <source>Open the shark tank</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Haifischbecken öffnen</translation>
    </message>
    <message>
        <source>Open {title}</source>
        <extracomment>ui/widgets/fact.py, ui/widgets/timeline.py</extracomment>
        <translation>{title} öffnen</translation>
    </message>
    <message>
        <source>Opening…</source>
        <extracomment>ui/views/first_run.py</extracomment>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Or drop it here</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>Oder ziehen Sie sie hierher</translation>
    </message>
    <message>
        <source>Outbox</source>
        <extracomment>ui/app_start.py</extracomment>
        <translation>Postausgang</translation>
    </message>
    <message>
        <source>PRM Desktop</source>
        <extracomment>ui/notifier.py, ui/views/first_run.py</extracomment>
        <translation>PRM Desktop</translation>
    </message>
    <message>
        <source>PRM Desktop: recovery code</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>PRM Desktop: Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Part of the file with your data cannot be read any more, as happens when a disk fails. Nothing was deleted. What you did and did not send yet is saved into a fresh copy, and the rest comes from the hub. The damaged file is kept.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ein Teil der Datei mit Ihren Daten ist nicht mehr lesbar, wie es bei einem schadhaften Datenträger vorkommt. Nichts wurde gelöscht. Was Sie getan, aber noch nicht gesendet haben, wird in eine neue Kopie gerettet, und der Rest kommt vom Hub. Die beschädigte Datei bleibt erhalten.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Password</source>
        <extracomment>ui/views/first_steps.py, ui/views/sync_page.py</extracomment>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Pick a date</source>
        <extracomment>ui/widgets/editors.py</extracomment>
        <translation>Datum wählen</translation>
    </message>
    <message>
        <source>Places</source>
        <extracomment>ui/widgets/rail.py</extracomment>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Please fill in all three lines.</source>
        <extracomment>ui/views/first_run.py</extracomment>
        <translation>Bitte füllen Sie alle drei Zeilen aus.</translation>
    </message>
    <message>
        <source>Please keep the code first: it is not shown again.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Bitte bewahren Sie zuerst den Code auf: Er wird nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>Please sign in</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Bitte melden Sie sich an</translation>
    </message>
    <message>
        <source>Position</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Preparing made-up data. The first time this takes some seconds.</source>
        <extracomment>ui/views/first_run.py</extracomment>
        <translation>Erfundene Daten werden vorbereitet. Beim ersten Mal dauert das einige Sekunden.</translation>
    </message>
    <message>
        <source>Press F2 to change it</source>
        <extracomment>ui/widgets/fact_value.py</extracomment>
        <translation>Mit F2 ändern</translation>
    </message>
    <message>
        <source>Preview</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Previous row</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Vorherige Zeile</translation>
    </message>
    <message>
        <source>Pricing</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Print</source>
        <extracomment>ui/actions.py, ui/views/first_steps.py</extracomment>
        <translation>Drucken</translation>
    </message>
    <message>
        <source>Printed on {when}</source>
        <extracomment>ui/paper.py</extracomment>
        <translation>Gedruckt am {when}</translation>
    </message>
    <message>
        <source>Print…</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Programme</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Partnerprogramm</translation>
    </message>
    <message>
        <source>Progress of the sync</source>
        <extracomment>ui/views/sync_page.py, ui/widgets/status_bar.py</extracomment>
        <translation>Fortschritt des Abgleichs</translation>
    </message>
    <message>
        <source>Protection that ends soon</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Schutz, der bald endet</translation>
    </message>
    <message>
        <source>Puts it into the timeline with its files; or drop it here</source>
        <extracomment>ui/widgets/attaching.py</extracomment>
        <translation>Nimmt sie mit ihren Dateien in den Verlauf auf; oder legen Sie sie hier ab</translation>
    </message>
    <message>
        <source>Quit</source>
        <extracomment>ui/actions.py, ui/notifier.py</extracomment>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Reading {name} …</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>{name} wird gelesen …</translation>
    </message>
    <message>
        <source>Ready for a deal? Everything comes along.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Reif für einen Deal? Alles kommt mit.</translation>
    </message>
    <message>
        <source>Record</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <extracomment>ui/views/first_steps.py, ui/views/settings.py</extracomment>
        <translation>Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Recovery code: {code}</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Wiederherstellungscode: {code}</translation>
    </message>
    <message>
        <source>Refused</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Refused: {what}</source>
        <extracomment>ui/views/attention.py</extracomment>
        <translation>Abgelehnt: {what}</translation>
    </message>
    <message>
        <source>Register</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Registrieren</translation>
    </message>
    <message>
        <source>Register a deal</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Deal registrieren</translation>
    </message>
    <message>
        <source>Registered: protected until {day}.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Registriert: geschützt bis {day}.</translation>
    </message>
    <message>
        <source>Registration of {title}: {status}</source>
        <extracomment>ui/models/notices.py</extracomment>
        <translation>Registrierung von {title}: {status}</translation>
    </message>
    <message>
        <source>Registration saved here; the vendor decides after it is sent.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Registrierung hier gespeichert; der Hersteller entscheidet, sobald sie gesendet ist.</translation>
    </message>
    <message>
        <source>Registrations sent back to you</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>An Sie zurückgegebene Registrierungen</translation>
    </message>
    <message>
        <source>Released: there was no first contact in time.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Freigegeben: Es gab keinen rechtzeitigen Erstkontakt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the filter {name}</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Filter {name} entfernen</translation>
    </message>
    <message>
        <source>Remove the marked line (Del)</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Die markierte Position entfernen (Entf)</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <extracomment>ui/widgets/ref_editors.py</extracomment>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Repair</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Reparieren</translation>
    </message>
    <message>
        <source>Reply</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>ui/widgets/add_bar.py, ui/widgets/edit_form.py</extracomment>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <extracomment>ui/views/conflict.py, ui/widgets/add_bar.py, ui/widgets/edit_form.py</extracomment>
        <translation>Speichern (Strg+Return)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Save a copy to open it with another program. The copy is not encrypted.</source>
        <extracomment>ui/views/viewer.py</extracomment>
        <translation>Speichern Sie eine Kopie, um sie mit einem anderen Programm zu öffnen. Die Kopie ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <extracomment>ui/views/viewer.py, ui/widgets/file_bar.py</extracomment>
        <translation>Kopie speichern …</translation>
    </message>
    <message>
        <source>Save a form</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Formular speichern</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <source>Save this</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Dies speichern</translation>
    </message>
    <message>
        <source>Save this view</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Ansicht speichern</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Ansicht speichern …</translation>
    </message>
    <message>
        <source>Save what is set aside</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Beiseitegelegtes speichern</translation>
    </message>
    <message>
        <source>Save what is set aside…</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Beiseitegelegtes speichern…</translation>
    </message>
    <message>
        <source>Saved a copy as {name}. It is not encrypted.</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Kopie als {name} gespeichert. Sie ist nicht verschlüsselt.</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <extracomment>ui/widgets/row_paths.py</extracomment>
        <translation>Als {name} gespeichert.</translation>
    </message>
    <message>
        <source>Saved here at once and sent when you are online (Ctrl+Enter)</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Sofort hier gespeichert und gesendet, sobald Sie online sind (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Saved here, not sent yet</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>Hier gespeichert, noch nicht gesendet</translation>
    </message>
    <message>
        <source>Saved here, waiting to be sent</source>
        <extracomment>ui/models/table_model.py</extracomment>
        <translation>Hier gespeichert, wird noch gesendet</translation>
    </message>
    <message>
        <source>Saved here. It is sent when you are online.</source>
        <extracomment>ui/widgets/detail_header.py</extracomment>
        <translation>Hier gespeichert. Wird gesendet, sobald Sie online sind.</translation>
    </message>
    <message>
        <source>Saved here: {done} of {total}</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Hier gespeichert: {done} von {total}</translation>
    </message>
    <message>
        <source>Saving what was not sent. This can take some minutes.</source>
        <extracomment>ui/views/first_run.py</extracomment>
        <translation>Nicht Gesendetes wird gerettet. Das kann einige Minuten dauern.</translation>
    </message>
    <message>
        <source>Say first that you have kept the code</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Bestätigen Sie zuerst, dass Sie den Code verwahrt haben</translation>
    </message>
    <message>
        <source>Say which products it is about.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Geben Sie an, um welche Produkte es geht.</translation>
    </message>
    <message>
        <source>Search everything</source>
        <extracomment>ui/main_window.py</extracomment>
        <translation>Alles durchsuchen</translation>
    </message>
    <message>
        <source>Search everything  {key}</source>
        <extracomment>ui/main_window.py</extracomment>
        <translation>Alles durchsuchen  {key}</translation>
    </message>
    <message>
        <source>Search everything, or type what you want to do</source>
        <extracomment>ui/widgets/palette.py</extracomment>
        <translation>Suchen oder eingeben, was Sie tun möchten</translation>
    </message>
    <message>
        <source>Search or do anything</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Suchen oder etwas tun</translation>
    </message>
    <message>
        <source>Searching…</source>
        <extracomment>ui/widgets/palette.py</extracomment>
        <translation>Suche läuft …</translation>
    </message>
    <message>
        <source>See what is missing</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Ansehen, was fehlt</translation>
    </message>
    <message>
        <source>Select all</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <source>Select duplicates below, then say here what becomes of them</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Wählen Sie unten Dubletten aus und sagen Sie hier, was mit ihnen geschieht</translation>
    </message>
    <message>
        <source>Selected</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Ausgewählt</translation>
    </message>
    <message>
        <source>Send now</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Jetzt senden</translation>
    </message>
    <message>
        <source>Send now (Ctrl+Enter)</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Jetzt senden (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Sent after its file</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Folgt nach seiner Datei</translation>
    </message>
    <message>
        <source>Sent and accepted</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Gesendet und angenommen</translation>
    </message>
    <message>
        <source>Set aside</source>
        <extracomment>ui/views/sync_page.py, ui/widgets/import_preview.py</extracomment>
        <translation>Beiseitegelegt</translation>
    </message>
    <message>
        <source>Set aside: {reason}</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Beiseitegelegt: {reason}</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>ui/actions.py, ui/kinds.py, ui/views/settings.py</extracomment>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Shared with {name}.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Geteilt mit: {name}.</translation>
    </message>
    <message>
        <source>Shark tank</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Haifischbecken</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <extracomment>ui/widgets/shortcuts.py</extracomment>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Show</source>
        <extracomment>ui/notifier.py</extracomment>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show all</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Alle anzeigen</translation>
    </message>
    <message>
        <source>Show all shortcuts</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Alle Tastenkürzel zeigen</translation>
    </message>
    <message numerus="yes">
        <source>Show all {n}</source>
        <extracomment>ui/views/home.py; one: Show all {n}</extracomment>
        <translation><numerusform>Alle {n} anzeigen</numerusform><numerusform>Alle {n} anzeigen</numerusform></translation>
    </message>
    <message>
        <source>Show as a board</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Als Tafel zeigen</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Show progress</source>
        <extracomment>ui/views/home.py, ui/widgets/why_empty.py</extracomment>
        <translation>Fortschritt zeigen</translation>
    </message>
    <message>
        <source>Show the outbox</source>
        <extracomment>ui/actions.py, ui/views/sync_page.py</extracomment>
        <translation>Postausgang zeigen</translation>
    </message>
    <message>
        <source>Show what needs attention</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Klärungsbedarf zeigen</translation>
    </message>
    <message>
        <source>Show what will be sent</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Zeigen, was gesendet wird</translation>
    </message>
    <message>
        <source>Show what will be sent (Ctrl+Shift+S)</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Zeigen, was gesendet wird (Strg+Umschalt+S)</translation>
    </message>
    <message numerus="yes">
        <source>Show {n} earlier ones</source>
        <extracomment>ui/widgets/timeline.py; one: Show {n} earlier one</extracomment>
        <translation><numerusform>{n} früheren Eintrag zeigen</numerusform><numerusform>{n} frühere Einträge zeigen</numerusform></translation>
    </message>
    <message>
        <source>Shown once, when it was made</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Einmal gezeigt, als er erzeugt wurde</translation>
    </message>
    <message>
        <source>Sign in</source>
        <extracomment>ui/views/first_steps.py, ui/views/home.py, ui/views/sync_page.py</extracomment>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Erneut anmelden</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Melden Sie sich zuerst an.</translation>
    </message>
    <message>
        <source>Sign in once; after that everything works without a network.</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Melden Sie sich einmal an; danach funktioniert alles auch ohne Netz.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Sign out, keep my work here</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Abmelden, meine Arbeit bleibt hier</translation>
    </message>
    <message>
        <source>Signed in as</source>
        <extracomment>ui/views/settings.py, ui/views/sync_page.py</extracomment>
        <translation>Angemeldet als</translation>
    </message>
    <message>
        <source>Signed out. Your data and your unsent changes stay here, encrypted.</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Abgemeldet. Ihre Daten und nicht gesendeten Änderungen bleiben verschlüsselt hier.</translation>
    </message>
    <message>
        <source>Signed out. Your work is safe here; sign in to send it</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Abgemeldet. Ihre Arbeit ist hier sicher; melden Sie sich an, um sie zu senden</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <extracomment>ui/views/first_run.py</extracomment>
        <translation>Anmeldung läuft …</translation>
    </message>
    <message>
        <source>Smaller</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Kleiner</translation>
    </message>
    <message>
        <source>Some of what was not sent could not be read and may be missing.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Manches nicht Gesendete war nicht lesbar und fehlt möglicherweise.</translation>
    </message>
    <message>
        <source>Something that the vendor needs was missing. Register it again with all of it.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Es fehlte etwas, das der Hersteller braucht. Registrieren Sie noch einmal mit allem.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program.</source>
        <extracomment>ui/tasks.py</extracomment>
        <translation>Im Programm ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <source>Sort by</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>State</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Stay</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Stay away from the network until you switch back (Ctrl+Shift+O)</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Dem Netz fernbleiben, bis Sie zurückschalten (Strg+Umschalt+O)</translation>
    </message>
    <message>
        <source>Stay offline</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Offline bleiben</translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Support</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Support</translation>
    </message>
    <message>
        <source>Sync</source>
        <extracomment>ui/kinds.py, ui/views/sync_page.py</extracomment>
        <translation>Abgleich</translation>
    </message>
    <message>
        <source>Sync now</source>
        <extracomment>ui/actions.py, ui/notifier.py, ui/views/sync_page.py</extracomment>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>Sync now (F5)</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Jetzt abgleichen (F5)</translation>
    </message>
    <message>
        <source>Sync waits for your decision</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Der Abgleich wartet auf Ihre Entscheidung</translation>
    </message>
    <message>
        <source>Syncing, {done} of {total} rows</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Abgleich läuft, {done} von {total} Zeilen</translation>
    </message>
    <message>
        <source>Syncing, {done} rows so far</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Abgleich läuft, bisher {done} Zeilen</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Abgleich läuft …</translation>
    </message>
    <message>
        <source>Tables and address cards</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Tabellen und Adresskarten</translation>
    </message>
    <message>
        <source>Take all of {name} back, brought in {when}</source>
        <extracomment>ui/widgets/earlier_imports.py</extracomment>
        <translation>Alles aus {name} zurücknehmen, importiert {when}</translation>
    </message>
    <message>
        <source>Take both</source>
        <extracomment>ui/actions.py, ui/views/conflict.py</extracomment>
        <translation>Beides übernehmen</translation>
    </message>
    <message>
        <source>Take it all back</source>
        <extracomment>ui/widgets/earlier_imports.py</extracomment>
        <translation>Alles zurücknehmen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take mine</source>
        <extracomment>ui/actions.py, ui/views/conflict.py</extracomment>
        <translation>Meinen Wert nehmen</translation>
    </message>
    <message>
        <source>Take over what the file says</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Übernehmen, was in der Datei steht</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Anderen Wert nehmen</translation>
    </message>
    <message>
        <source>Take theirs, or give it up</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Andere Fassung nehmen oder aufgeben</translation>
    </message>
    <message>
        <source>Task</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Aufgabe</translation>
    </message>
    <message>
        <source>Tasks due</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Fällige Aufgaben</translation>
    </message>
    <message>
        <source>That can be right, for example when you change to another region, or a mistake. A copy of everything was kept before. Allow it only if you expect it; otherwise ask your channel manager first.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Das kann richtig sein, etwa wenn Sie in eine andere Region wechseln, oder ein Irrtum. Zuvor wurde eine Kopie von allem aufbewahrt. Erlauben Sie es nur, wenn Sie es erwarten; fragen Sie sonst zuerst Ihren Channel-Manager.</translation>
    </message>
    <message>
        <source>The arrow keys move it, Home and End take it to its ends, Enter puts it back in its usual place.</source>
        <extracomment>ui/widgets/splitter.py</extracomment>
        <translation>Die Pfeiltasten verschieben sie, Pos1 und Ende bringen sie ganz an den Rand, die Eingabetaste stellt den üblichen Platz wieder her.</translation>
    </message>
    <message>
        <source>The closing date is over.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Das Abschlussdatum ist vorbei.</translation>
    </message>
    <message>
        <source>The copy is not encrypted</source>
        <extracomment>ui/widgets/file_bar.py</extracomment>
        <translation>Die Kopie ist nicht verschlüsselt</translation>
    </message>
    <message>
        <source>The damaged file was kept as “{name}”.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Die beschädigte Datei liegt noch als „{name}“ daneben.</translation>
    </message>
    <message>
        <source>The data is made up and stays on this computer, in a file that is not locked.</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Die Daten sind erfunden und bleiben auf diesem Computer, in einer unverschlossenen Datei.</translation>
    </message>
    <message>
        <source>The file can be read again. Nothing had to be repaired.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Die Datei ist wieder lesbar. Nichts musste repariert werden.</translation>
    </message>
    <message>
        <source>The hub asked for</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Der Hub bittet um</translation>
    </message>
    <message>
        <source>The hub decides this</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Das entscheidet der Hub</translation>
    </message>
    <message>
        <source>The hub did not accept: {what}</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Der Hub hat nicht angenommen: {what}</translation>
    </message>
    <message>
        <source>The hub wants to remove most of your data</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Der Hub möchte die meisten Ihrer Daten entfernen</translation>
    </message>
    <message>
        <source>The hub's history {epoch}</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Geschichte des Hubs {epoch}</translation>
    </message>
    <message>
        <source>The lead goes over for good.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Der Lead geht ganz über.</translation>
    </message>
    <message>
        <source>The lead goes over; whoever referred it goes on seeing it.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Der Lead geht über; wer ihn empfohlen hat, sieht ihn weiterhin.</translation>
    </message>
    <message>
        <source>The next claim is possible {when}.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Der nächste Anspruch ist möglich: {when}.</translation>
    </message>
    <message>
        <source>The oldest since</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Das älteste seit</translation>
    </message>
    <message>
        <source>The one before does not work any more then.</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Der bisherige gilt dann nicht mehr.</translation>
    </message>
    <message>
        <source>The protection ended before its time.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Der Schutz ist vorzeitig beendet.</translation>
    </message>
    <message>
        <source>The protection ended on {day}.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Der Schutz ist abgelaufen: {day}.</translation>
    </message>
    <message>
        <source>The record is not here any more</source>
        <extracomment>ui/views/sending.py</extracomment>
        <translation>Der Datensatz ist nicht mehr hier</translation>
    </message>
    <message>
        <source>The registration was withdrawn.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Die Registrierung wurde zurückgezogen.</translation>
    </message>
    <message>
        <source>The rest is loaded from the hub as soon as it can be reached.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Der Rest wird vom Hub geladen, sobald er erreichbar ist.</translation>
    </message>
    <message>
        <source>The same again</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>The same as at the hub</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Dasselbe wie beim Hub</translation>
    </message>
    <message>
        <source>The two lines differ.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Die beiden Zeilen unterscheiden sich.</translation>
    </message>
    <message>
        <source>The vendor</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Der Hersteller</translation>
    </message>
    <message>
        <source>The vendor has a question: “{question}”</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Der Hersteller hat eine Frage: „{question}“</translation>
    </message>
    <message>
        <source>The vendor has taken this lead back.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Der Hersteller hat diesen Lead zurückgenommen.</translation>
    </message>
    <message>
        <source>The vendor waits for your answer</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Der Hersteller wartet auf Ihre Antwort</translation>
    </message>
    <message>
        <source>Theirs</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Anderer Wert</translation>
    </message>
    <message>
        <source>There are no columns.</source>
        <extracomment>ui/widgets/mapping_table.py</extracomment>
        <translation>Es gibt keine Spalten.</translation>
    </message>
    <message>
        <source>There is a newer edition</source>
        <extracomment>ui/describe.py, ui/widgets/file_bar.py</extracomment>
        <translation>Es gibt eine neuere Ausgabe</translation>
    </message>
    <message>
        <source>There is no divider here: nothing stands side by side.</source>
        <extracomment>ui/main_window.py</extracomment>
        <translation>Hier gibt es keine Trennlinie: Nichts steht nebeneinander.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <extracomment>ui/history.py</extracomment>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to export in this list.</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>In dieser Liste gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <extracomment>ui/history.py</extracomment>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>They get {theirs} of the revenue, you keep {ours}.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Der andere bekommt {theirs} vom Umsatz, Sie behalten {ours}.</translation>
    </message>
    <message>
        <source>This copy</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Diese Kopie</translation>
    </message>
    <message>
        <source>This is a demonstration: the data is made up and stays on this computer.</source>
        <extracomment>ui/app_start.py</extracomment>
        <translation>Dies ist eine Demonstration: Die Daten sind erfunden und bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>This kind of file is not shown here</source>
        <extracomment>ui/views/viewer.py</extracomment>
        <translation>Diese Art von Datei wird hier nicht angezeigt</translation>
    </message>
    <message>
        <source>This lead is outside the regions that you serve.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Dieser Lead liegt außerhalb Ihrer Regionen.</translation>
    </message>
    <message>
        <source>This may have reached the hub already and cannot be discarded here.</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Das hat den Hub möglicherweise schon erreicht und kann hier nicht mehr verworfen werden.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <extracomment>ui/paper.py, ui/widgets/detail.py</extracomment>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>To answer</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Zu beantworten</translation>
    </message>
    <message>
        <source>Today you are {level}.</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Heute sind Sie {level}.</translation>
    </message>
    <message>
        <source>Total: {amount}</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Summe: {amount}</translation>
    </message>
    <message>
        <source>Training</source>
        <extracomment>ui/kinds.py</extracomment>
        <translation>Schulung</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>ui/actions.py, ui/views/refused.py, ui/widgets/list_view.py</extracomment>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Type to find: {kind}</source>
        <extracomment>ui/widgets/ref_editors.py</extracomment>
        <translation>Zum Suchen tippen: {kind}</translation>
    </message>
    <message>
        <source>Type what to look for in {what}</source>
        <extracomment>ui/widgets/palette.py</extracomment>
        <translation>Tippen Sie, was Sie unter {what} suchen</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>ui/history.py, ui/views/outbox.py</extracomment>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Letzte Änderung rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the merge</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Zusammenführung rückgängig machen</translation>
    </message>
    <message>
        <source>Unit price; empty means the list price</source>
        <extracomment>ui/widgets/deal_lines.py</extracomment>
        <translation>Stückpreis; leer heißt Listenpreis</translation>
    </message>
    <message>
        <source>Unlock</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Unlock your data</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ihre Daten entsperren</translation>
    </message>
    <message>
        <source>Up to date, synced {when}</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Aktuell, letzter Abgleich: {when}</translation>
    </message>
    <message>
        <source>Upcoming</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Anstehend</translation>
    </message>
    <message>
        <source>Use the passphrase</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Passphrase verwenden</translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Wiederherstellungscode verwenden</translation>
    </message>
    <message>
        <source>User name or e-mail</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Benutzername oder E-Mail</translation>
    </message>
    <message>
        <source>Usual columns</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Übliche Spalten</translation>
    </message>
    <message>
        <source>View: {name}</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>Ansicht: {name}</translation>
    </message>
    <message>
        <source>Waiting</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <extracomment>ui/views/outbox.py, ui/views/sync_page.py</extracomment>
        <translation>Noch zu senden</translation>
    </message>
    <message>
        <source>Was due {when}</source>
        <extracomment>ui/widgets/timeline.py</extracomment>
        <translation>War fällig: {when}</translation>
    </message>
    <message>
        <source>Weighted {amount}</source>
        <extracomment>ui/models/forecast.py</extracomment>
        <translation>Gewichtet {amount}</translation>
    </message>
    <message>
        <source>Welcome</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>What</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py</extracomment>
        <translation>Was</translation>
    </message>
    <message>
        <source>What becomes of duplicates</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Was aus Dubletten wird</translation>
    </message>
    <message>
        <source>What becomes of it</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Was daraus wird</translation>
    </message>
    <message>
        <source>What becomes of the selected duplicates</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Was mit den ausgewählten Dubletten geschieht</translation>
    </message>
    <message>
        <source>What came of it</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was dabei herauskam</translation>
    </message>
    <message>
        <source>What can be done: {title}</source>
        <extracomment>ui/widgets/related.py</extracomment>
        <translation>Was sich tun lässt: {title}</translation>
    </message>
    <message>
        <source>What can be read is shown. You can repair it when you have a network.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Gezeigt wird, was sich lesen lässt. Reparieren können Sie, sobald Sie ein Netz haben.</translation>
    </message>
    <message>
        <source>What is brought in</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Was importiert wird</translation>
    </message>
    <message>
        <source>What is current comes to this computer and stays, also as it changes</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>Was aktuell ist, kommt auf diesen Computer und bleibt, auch wenn es sich ändert</translation>
    </message>
    <message>
        <source>What is kept offline needs more than this space. All of it stays; every other document goes again as soon as it is closed. Allow more space, or keep less.</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Was offline behalten wird, braucht mehr als diesen Platz. Alles davon bleibt; jedes andere Dokument geht wieder, sobald es geschlossen wird. Erlauben Sie mehr Platz, oder behalten Sie weniger.</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>What needs attention</source>
        <extracomment>ui/views/attention.py</extracomment>
        <translation>Klärungsbedarf</translation>
    </message>
    <message>
        <source>What only the vendor should know</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was nur der Hersteller wissen soll</translation>
    </message>
    <message>
        <source>What was not sent yet is withdrawn; what was sent is undone with the next sync</source>
        <extracomment>ui/widgets/earlier_imports.py</extracomment>
        <translation>Was noch nicht gesendet ist, wird zurückgezogen; was gesendet ist, wird mit dem nächsten Abgleich rückgängig gemacht</translation>
    </message>
    <message>
        <source>What was said</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was gesagt wurde</translation>
    </message>
    <message>
        <source>What was saved before is safe. Please try again, and report it if it comes back.</source>
        <extracomment>ui/tasks.py</extracomment>
        <translation>Was bereits gespeichert war, ist sicher. Bitte versuchen Sie es erneut, und melden Sie es, wenn es wieder auftritt.</translation>
    </message>
    <message>
        <source>What will be sent</source>
        <extracomment>ui/views/sending.py, ui/views/sync_page.py</extracomment>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>What would be made</source>
        <extracomment>ui/widgets/import_preview.py</extracomment>
        <translation>Was angelegt würde</translation>
    </message>
    <message>
        <source>What you did</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Was Sie getan haben</translation>
    </message>
    <message>
        <source>What you do is listed here for 30 days.</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Was Sie tun, steht hier 30 Tage lang.</translation>
    </message>
    <message>
        <source>What you do without a network waits here and is sent by itself when you are online.</source>
        <extracomment>ui/views/outbox.py</extracomment>
        <translation>Was Sie ohne Netz tun, wartet hier und wird von selbst gesendet, sobald Sie online sind.</translation>
    </message>
    <message>
        <source>What you found out</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was Sie erfahren haben</translation>
    </message>
    <message>
        <source>What you typed is kept until you decide.</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>Ihre Eingabe bleibt erhalten, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>What you want to say. @Name tells somebody.</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was Sie sagen möchten. @Name macht jemanden aufmerksam.</translation>
    </message>
    <message>
        <source>What you wrote</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Was Sie geschrieben haben</translation>
    </message>
    <message>
        <source>When</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py</extracomment>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Where something needs attention</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Wo etwas zu entscheiden ist</translation>
    </message>
    <message>
        <source>Which column is what</source>
        <extracomment>ui/widgets/mapping_table.py</extracomment>
        <translation>Welche Spalte was ist</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Warum er wartet</translation>
    </message>
    <message>
        <source>Why you</source>
        <extracomment>ui/widgets/detail.py</extracomment>
        <translation>Warum Sie</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Without a company it is offered to the vendor.</source>
        <extracomment>ui/models/helping.py</extracomment>
        <translation>Ohne Firma geht das Angebot an den Hersteller.</translation>
    </message>
    <message>
        <source>Without a name</source>
        <extracomment>ui/paper.py, ui/widgets/detail_header.py</extracomment>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <source>Won; the registration has served its purpose.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Gewonnen; die Registrierung hat ihren Zweck erfüllt.</translation>
    </message>
    <message>
        <source>Work note</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Arbeitsnotiz</translation>
    </message>
    <message>
        <source>Work offline</source>
        <extracomment>ui/views/sync_page.py, ui/widgets/status_bar.py</extracomment>
        <translation>Offline arbeiten</translation>
    </message>
    <message>
        <source>Work offline, or go online again</source>
        <extracomment>ui/actions.py</extracomment>
        <translation>Offline arbeiten oder wieder online gehen</translation>
    </message>
    <message>
        <source>Working offline, as you chose</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>Offline, wie von Ihnen gewählt</translation>
    </message>
    <message>
        <source>Worth registering: about {margin} more for you, and nobody else gets your conditions.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Die Registrierung lohnt sich: etwa {margin} mehr für Sie, und niemand sonst bekommt Ihre Konditionen.</translation>
    </message>
    <message>
        <source>Write</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Write something else</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Etwas anderes eingeben</translation>
    </message>
    <message>
        <source>Write the new code down now; it is not shown again.</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>Notieren Sie den neuen Code jetzt; er wird nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>Write the rows to a file ({key})</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Die Zeilen in eine Datei schreiben ({key})</translation>
    </message>
    <message>
        <source>Write to {who}</source>
        <extracomment>ui/widgets/fact.py</extracomment>
        <translation>An {who} schreiben</translation>
    </message>
    <message>
        <source>Write what shall hold; your words are there to start from (E)</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Schreiben, was gelten soll; Ihr Text steht als Anfang da (E)</translation>
    </message>
    <message>
        <source>Writing: {done} of {total}</source>
        <extracomment>ui/widgets/list_foot.py</extracomment>
        <translation>Wird geschrieben: {done} von {total}</translation>
    </message>
    <message>
        <source>Yes</source>
        <extracomment>ui/format.py, ui/widgets/editors.py, ui/widgets/list_foot.py</extracomment>
        <translation>Ja</translation>
    </message>
    <message>
        <source>You answer quickly</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Sie antworten schnell</translation>
    </message>
    <message>
        <source>You are at the top: {level}</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Sie sind ganz oben: {level}</translation>
    </message>
    <message>
        <source>You are here</source>
        <extracomment>ui/widgets/rail.py</extracomment>
        <translation>Sie sind hier</translation>
    </message>
    <message>
        <source>You are mentioned</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Sie werden genannt</translation>
    </message>
    <message numerus="yes">
        <source>You are mentioned {n} times</source>
        <extracomment>ui/models/notices.py; one: You are mentioned {n} time</extracomment>
        <translation><numerusform>Sie werden {n}-mal genannt</numerusform><numerusform>Sie werden {n}-mal genannt</numerusform></translation>
    </message>
    <message>
        <source>You gave it back.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Sie haben ihn zurückgegeben.</translation>
    </message>
    <message>
        <source>You get {theirs} of the revenue.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Sie bekommen {theirs} vom Umsatz.</translation>
    </message>
    <message>
        <source>You had this lead and made no contact; you can claim it again {days} days after it was released.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Sie hatten diesen Lead und haben keinen Kontakt aufgenommen; {days} Tage nach der Freigabe können Sie ihn erneut beanspruchen.</translation>
    </message>
    <message>
        <source>You have room for it</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Sie haben Kapazität dafür</translation>
    </message>
    <message>
        <source>You have won {limit} leads within an hour, which is the limit. Please try again later.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Sie haben innerhalb einer Stunde {limit} Leads gewonnen; mehr sind nicht möglich. Bitte versuchen Sie es später erneut.</translation>
    </message>
    <message>
        <source>You have {limit} claimed leads without a first contact; make contact with one of them first.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Sie haben {limit} beanspruchte Leads ohne Erstkontakt; nehmen Sie zuerst mit einem davon Kontakt auf.</translation>
    </message>
    <message>
        <source>You know this customer</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Sie kennen diesen Kunden</translation>
    </message>
    <message>
        <source>You said no to {name}.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Sie haben abgelehnt: {name}.</translation>
    </message>
    <message>
        <source>You see what would be made before anything is. It works offline, and one undo takes it back.</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Sie sehen, was angelegt würde, bevor etwas geschieht. Das geht auch offline, und ein Schritt zurück nimmt alles zurück.</translation>
    </message>
    <message>
        <source>You sell what they want</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Sie verkaufen das Gesuchte</translation>
    </message>
    <message>
        <source>You speak their language</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Sie sprechen die Sprache des Kunden</translation>
    </message>
    <message>
        <source>You stopped it.</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Sie haben angehalten.</translation>
    </message>
    <message>
        <source>You were over your limit when you asked for it. You can ask again.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Sie waren über Ihrer Grenze, als Sie ihn beanspruchten. Sie können es noch einmal versuchen.</translation>
    </message>
    <message>
        <source>You withdrew your claim.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Sie haben Ihren Anspruch zurückgezogen.</translation>
    </message>
    <message>
        <source>You work offline; go online first.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Sie arbeiten offline; gehen Sie zuerst online.</translation>
    </message>
    <message>
        <source>Your answer to support</source>
        <extracomment>ui/widgets/add_bar.py</extracomment>
        <translation>Ihre Antwort an den Support</translation>
    </message>
    <message>
        <source>Your business</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Ihr Geschäft</translation>
    </message>
    <message>
        <source>Your changes</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Ihre Änderungen</translation>
    </message>
    <message>
        <source>Your changes and theirs touch different words; both are kept (B)</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Ihre und die anderen Änderungen betreffen verschiedene Wörter; beide bleiben erhalten (B)</translation>
    </message>
    <message>
        <source>Your company has asked for it. The vendor decides in order of arrival.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Ihre Firma hat ihn beansprucht. Der Hersteller entscheidet nach der Reihenfolge des Eingangs.</translation>
    </message>
    <message>
        <source>Your company has declined this lead before.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Ihr Unternehmen hat diesen Lead schon einmal abgelehnt.</translation>
    </message>
    <message>
        <source>Your company has registered this customer with one of these products already.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>Ihre Firma hat diesen Kunden mit einem dieser Produkte bereits registriert.</translation>
    </message>
    <message>
        <source>Your company has this lead already.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Ihr Unternehmen hat diesen Lead bereits.</translation>
    </message>
    <message>
        <source>Your contact at the vendor: {name}</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>Ihr Ansprechpartner beim Hersteller: {name}</translation>
    </message>
    <message>
        <source>Your data and unsent changes are safe.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ihre Daten und nicht gesendeten Änderungen sind sicher.</translation>
    </message>
    <message>
        <source>Your data is encrypted on this computer. Choose a passphrase; it is asked for at each start.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ihre Daten sind auf diesem Computer verschlüsselt. Wählen Sie eine Passphrase; sie wird bei jedem Start abgefragt.</translation>
    </message>
    <message>
        <source>Your data is on its way</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Ihre Daten sind unterwegs</translation>
    </message>
    <message>
        <source>Your data is on its way. It comes once in full, later only what changed.</source>
        <extracomment>ui/widgets/why_empty.py</extracomment>
        <translation>Ihre Daten sind unterwegs. Sie kommen einmal vollständig, später nur noch Änderungen.</translation>
    </message>
    <message>
        <source>Your industry</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Ihre Branche</translation>
    </message>
    <message>
        <source>Your kind of company</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Ihre Art von Unternehmen</translation>
    </message>
    <message>
        <source>Your level</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Ihre Partnerstufe</translation>
    </message>
    <message>
        <source>Your level does not include the shark tank yet.</source>
        <extracomment>ui/told.py</extracomment>
        <translation>Das Haifischbecken gehört noch nicht zu Ihrer Partnerstufe.</translation>
    </message>
    <message>
        <source>Your local copy is damaged</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ihre lokale Kopie ist beschädigt</translation>
    </message>
    <message>
        <source>Your local copy is repaired</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ihre lokale Kopie ist repariert</translation>
    </message>
    <message>
        <source>Your record with such leads</source>
        <extracomment>ui/widgets/match.py</extracomment>
        <translation>Ihre Bilanz bei solchen Leads</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Ihr Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Your unsent changes are safe here and will be sent after you sign in.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Ihre nicht gesendeten Änderungen sind hier sicher und werden nach der Anmeldung gesendet.</translation>
    </message>
    <message>
        <source>Your vendor gave you the address and your user name. Everything then works without a network too.</source>
        <extracomment>ui/views/first_steps.py</extracomment>
        <translation>Adresse und Benutzernamen haben Sie von Ihrem Hersteller. Danach funktioniert alles auch ohne Netz.</translation>
    </message>
    <message>
        <source>Yours</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Ihr Wert</translation>
    </message>
    <message>
        <source>[added: {words}]</source>
        <extracomment>ui/widgets/diff_text.py</extracomment>
        <translation>[hinzugefügt: {words}]</translation>
    </message>
    <message>
        <source>[removed: {words}]</source>
        <extracomment>ui/widgets/diff_text.py</extracomment>
        <translation>[entfernt: {words}]</translation>
    </message>
    <message>
        <source>a colleague</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>jemand aus Ihrer Firma</translation>
    </message>
    <message>
        <source>a date, “tomorrow”, “Fri”</source>
        <extracomment>ui/widgets/editors.py</extracomment>
        <translation>Datum, „morgen“, „Fr“</translation>
    </message>
    <message>
        <source>a similar name</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>ein ähnlicher Name</translation>
    </message>
    <message>
        <source>accepted {when}</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>zugesagt: {when}</translation>
    </message>
    <message>
        <source>added {when}</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>hinzugefügt: {when}</translation>
    </message>
    <message numerus="yes">
        <source>and {n} more</source>
        <extracomment>ui/widgets/related.py; one: and {n} more</extracomment>
        <translation><numerusform>und {n} weiterer</numerusform><numerusform>und {n} weitere</numerusform></translation>
    </message>
    <message>
        <source>another partner</source>
        <extracomment>ui/describe.py, ui/views/conflict.py</extracomment>
        <translation>ein anderer Partner</translation>
    </message>
    <message>
        <source>as you both saw it</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>wie Sie beide ihn sahen</translation>
    </message>
    <message>
        <source>at the beginning</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>am Anfang</translation>
    </message>
    <message>
        <source>beside the file, since its data is made up</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>neben der Datei, da die Daten erfunden sind</translation>
    </message>
    <message>
        <source>change no. {number} of the hub</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>Änderung Nr. {number} des Hubs</translation>
    </message>
    <message>
        <source>commission on its way</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Provision unterwegs</translation>
    </message>
    <message>
        <source>commission paid this year</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>Provision, dieses Jahr ausgezahlt</translation>
    </message>
    <message numerus="yes">
        <source>differed {n} times, and was repaired</source>
        <extracomment>ui/views/sync_page.py; one: differed {n} time, and was repaired</extracomment>
        <translation><numerusform>wich {n}-mal ab und wurde repariert</numerusform><numerusform>wich {n}-mal ab und wurde repariert</numerusform></translation>
    </message>
    <message>
        <source>empty</source>
        <extracomment>ui/widgets/fact_value.py</extracomment>
        <translation>leer</translation>
    </message>
    <message>
        <source>expected, by probability</source>
        <extracomment>ui/views/home.py</extracomment>
        <translation>erwartet, nach Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>in the keyring of this computer</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>im Schlüsselbund dieses Computers</translation>
    </message>
    <message numerus="yes">
        <source>in {n} minutes</source>
        <extracomment>ui/views/sync_page.py; one: in {n} minute</extracomment>
        <translation><numerusform>in {n} Minute</numerusform><numerusform>in {n} Minuten</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in {n} open deals</source>
        <extracomment>ui/views/home.py; one: in {n} open deal</extracomment>
        <translation><numerusform>in {n} offenen Deal</numerusform><numerusform>in {n} offenen Deals</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in {n} seconds</source>
        <extracomment>ui/views/sync_page.py; one: in {n} second</extracomment>
        <translation><numerusform>in {n} Sekunde</numerusform><numerusform>in {n} Sekunden</numerusform></translation>
    </message>
    <message>
        <source>invited {when}</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>eingeladen: {when}</translation>
    </message>
    <message>
        <source>left {when}</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>ausgeschieden: {when}</translation>
    </message>
    <message>
        <source>line {line}</source>
        <extracomment>ui/models/import_model.py</extracomment>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>never</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>noch nie</translation>
    </message>
    <message>
        <source>no further try before {time}</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>keinen weiteren Versuch vor {time}</translation>
    </message>
    <message>
        <source>nobody</source>
        <extracomment>ui/views/settings.py, ui/views/sync_page.py</extracomment>
        <translation>niemand</translation>
    </message>
    <message>
        <source>now</source>
        <extracomment>ui/format.py, ui/views/sync_page.py</extracomment>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>offline</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>offline</translation>
    </message>
    <message>
        <source>over {amount} {currency}</source>
        <extracomment>ui/told.py</extracomment>
        <translation>über {amount} {currency}</translation>
    </message>
    <message>
        <source>said no {when}</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>abgesagt: {when}</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <extracomment>ui/widgets/editors.py</extracomment>
        <translation>durch Kommas getrennt</translation>
    </message>
    <message>
        <source>separated by {sign}</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>getrennt durch {sign}</translation>
    </message>
    <message>
        <source>somebody else</source>
        <extracomment>ui/describe.py, ui/views/conflict.py</extracomment>
        <translation>jemand anders</translation>
    </message>
    <message>
        <source>tabs</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>Tabulatoren</translation>
    </message>
    <message>
        <source>the same company</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>dieselbe Firma</translation>
    </message>
    <message>
        <source>the same e-mail address</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>dieselbe E-Mail-Adresse</translation>
    </message>
    <message>
        <source>the same e-mail domain</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>dieselbe E-Mail-Domain</translation>
    </message>
    <message>
        <source>the same name</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>derselbe Name</translation>
    </message>
    <message>
        <source>the same phone number</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>dieselbe Telefonnummer</translation>
    </message>
    <message>
        <source>the vendor</source>
        <extracomment>ui/describe.py, ui/models/sharing.py, ui/views/conflict.py</extracomment>
        <translation>der Hersteller</translation>
    </message>
    <message>
        <source>the vendor ({name})</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>der Hersteller ({name})</translation>
    </message>
    <message>
        <source>this industry</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>diese Branche</translation>
    </message>
    <message>
        <source>this postcode area</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>dieses Postleitzahlgebiet</translation>
    </message>
    <message>
        <source>this product</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>dieses Produkt</translation>
    </message>
    <message>
        <source>this region</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>diese Region</translation>
    </message>
    <message>
        <source>today</source>
        <extracomment>ui/format.py, ui/parsing.py</extracomment>
        <translation>heute</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <extracomment>ui/format.py, ui/parsing.py</extracomment>
        <translation>morgen</translation>
    </message>
    <message>
        <source>under your passphrase</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>unter Ihrer Passphrase</translation>
    </message>
    <message>
        <source>under {amount} {currency}</source>
        <extracomment>ui/told.py</extracomment>
        <translation>unter {amount} {currency}</translation>
    </message>
    <message numerus="yes">
        <source>without {n} deals in currencies without a rate</source>
        <extracomment>ui/widgets/forecast.py; one: without {n} deal in a currency without a rate</extracomment>
        <translation><numerusform>ohne {n} Deal in einer Währung ohne Kurs</numerusform><numerusform>ohne {n} Deals in Währungen ohne Kurs</numerusform></translation>
    </message>
    <message>
        <source>yesterday</source>
        <extracomment>ui/format.py, ui/parsing.py</extracomment>
        <translation>gestern</translation>
    </message>
    <message>
        <source>you</source>
        <extracomment>ui/describe.py, ui/views/conflict.py</extracomment>
        <translation>Sie</translation>
    </message>
    <message>
        <source>you at another computer</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>Sie an einem anderen Computer</translation>
    </message>
    <message>
        <source>your colleague {name}</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>{name} aus Ihrer Firma</translation>
    </message>
    <message>
        <source>{action}: {row}</source>
        <extracomment>ui/widgets/home_row.py</extracomment>
        <translation>{action}: {row}</translation>
    </message>
    <message>
        <source>{amount} or more</source>
        <extracomment>ui/told.py</extracomment>
        <translation>{amount} oder mehr</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <extracomment>ui/describe.py</extracomment>
        <translation>{before} → {after}</translation>
    </message>
    <message numerus="yes">
        <source>{changes} for {n} records.</source>
        <extracomment>ui/views/sending.py; one: {changes} for {n} record.</extracomment>
        <translation><numerusform>{changes} an {n} Datensatz.</numerusform><numerusform>{changes} an {n} Datensätzen.</numerusform></translation>
    </message>
    <message>
        <source>{count}; at most {limit} at once</source>
        <extracomment>ui/widgets/bulk_bar.py</extracomment>
        <translation>{count}; höchstens {limit} auf einmal</translation>
    </message>
    <message>
        <source>{done} of {total} rows are here; shown when complete</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>{done} von {total} Zeilen sind hier; sichtbar, sobald vollständig</translation>
    </message>
    <message>
        <source>{field}, at the hub now</source>
        <extracomment>ui/views/refused.py</extracomment>
        <translation>{field}, jetzt im Hub</translation>
    </message>
    <message>
        <source>{field}: {theirs}</source>
        <extracomment>ui/models/helping.py</extracomment>
        <translation>{field}: {theirs}</translation>
    </message>
    <message>
        <source>{field}: {theirs} instead of {mine}</source>
        <extracomment>ui/models/helping.py</extracomment>
        <translation>{field}: {theirs} statt {mine}</translation>
    </message>
    <message>
        <source>{files}, {size}: all on this computer</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>{files}, {size}: alles auf diesem Computer</translation>
    </message>
    <message>
        <source>{files}, {size}; {here} of it on this computer</source>
        <extracomment>ui/widgets/keep_bar.py</extracomment>
        <translation>{files}, {size}; davon {here} auf diesem Computer</translation>
    </message>
    <message>
        <source>{label} (optional)</source>
        <extracomment>ui/widgets/command_form.py</extracomment>
        <translation>{label} (optional)</translation>
    </message>
    <message>
        <source>{low} to {high} {unit}</source>
        <extracomment>ui/views/settings.py</extracomment>
        <translation>{low} bis {high} {unit}</translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <extracomment>ui/told.py</extracomment>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>{low}–{high} {currency}</source>
        <extracomment>ui/told.py</extracomment>
        <translation>{low}–{high} {currency}</translation>
    </message>
    <message>
        <source>{measure}: {actual} of {target}</source>
        <extracomment>ui/told.py</extracomment>
        <translation>{measure}: {actual} von {target}</translation>
    </message>
    <message numerus="yes">
        <source>{month}: {n} deals, {amount}, weighted {weighted}</source>
        <extracomment>ui/models/forecast.py; one: {month}: {n} deal, {amount}, weighted {weighted}</extracomment>
        <translation><numerusform>{month}: {n} Deal, {amount}, gewichtet {weighted}</numerusform><numerusform>{month}: {n} Deals, {amount}, gewichtet {weighted}</numerusform></translation>
    </message>
    <message>
        <source>{name} ({key})</source>
        <extracomment>ui/widgets/filter_bar.py</extracomment>
        <translation>{name} ({key})</translation>
    </message>
    <message>
        <source>{name} asks you to join: {title}</source>
        <extracomment>ui/models/notices.py</extracomment>
        <translation>{name} fragt, ob Sie mitmachen: {title}</translation>
    </message>
    <message>
        <source>{name} has left the deal.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} ist nicht mehr an dem Deal beteiligt.</translation>
    </message>
    <message>
        <source>{name} invites you to the deal “{deal}”.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} lädt Sie zum Deal „{deal}“ ein.</translation>
    </message>
    <message>
        <source>{name} is away until {day}.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>{name} ist abwesend bis {day}.</translation>
    </message>
    <message>
        <source>{name} is invited; waiting for an answer.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} ist eingeladen; die Antwort steht noch aus.</translation>
    </message>
    <message>
        <source>{name} lets you read this deal and comment on it.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} lässt Sie diesen Deal lesen und kommentieren.</translation>
    </message>
    <message>
        <source>{name} mentions you: {title}</source>
        <extracomment>ui/models/notices.py</extracomment>
        <translation>{name} nennt Sie: {title}</translation>
    </message>
    <message>
        <source>{name} no longer shares this with you.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} teilt das nicht mehr mit Ihnen.</translation>
    </message>
    <message>
        <source>{name} offers to share this with you.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} bietet an, das mit Ihnen zu teilen.</translation>
    </message>
    <message>
        <source>{name} said no.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>Abgelehnt: {name}.</translation>
    </message>
    <message>
        <source>{name} set aside.csv</source>
        <extracomment>ui/views/import_page.py</extracomment>
        <translation>{name} beiseitegelegt.csv</translation>
    </message>
    <message>
        <source>{name} shares this with you.</source>
        <extracomment>ui/models/sharing.py</extracomment>
        <translation>{name} teilt das mit Ihnen.</translation>
    </message>
    <message>
        <source>{name} will see the deal too, as its member.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>{name} sieht auch den Deal, als Mitglied.</translation>
    </message>
    <message numerus="yes">
        <source>{n} accounts are made along with it.</source>
        <extracomment>ui/views/import_page.py; one: {n} account is made along with it.</extracomment>
        <translation><numerusform>{n} Kunde wird dabei angelegt.</numerusform><numerusform>{n} Kunden werden dabei angelegt.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} changes</source>
        <extracomment>ui/views/outbox.py, ui/views/sending.py, ui/views/sync_page.py; one: {n} change</extracomment>
        <translation><numerusform>{n} Änderung</numerusform><numerusform>{n} Änderungen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} changes are not sent yet. They stay safe on this computer and are sent when you sign in again.</source>
        <extracomment>ui/views/settings.py; one: {n} change is not sent yet. It stays safe on this computer and is sent when you sign in again.</extracomment>
        <translation><numerusform>{n} Änderung ist noch nicht gesendet. Sie bleibt sicher auf diesem Computer und wird gesendet, wenn Sie sich wieder anmelden.</numerusform><numerusform>{n} Änderungen sind noch nicht gesendet. Sie bleiben sicher auf diesem Computer und werden gesendet, wenn Sie sich wieder anmelden.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} changes saved here, sent when online</source>
        <extracomment>ui/widgets/status_bar.py; one: {n} change saved here, sent when online</extracomment>
        <translation><numerusform>{n} Änderung hier gespeichert, wird online gesendet</numerusform><numerusform>{n} Änderungen hier gespeichert, werden online gesendet</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} changes that were not sent yet were saved.</source>
        <extracomment>ui/views/first_steps.py; one: {n} change that was not sent yet was saved.</extracomment>
        <translation><numerusform>{n} noch nicht gesendete Änderung wurde gerettet.</numerusform><numerusform>{n} noch nicht gesendete Änderungen wurden gerettet.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} companies ask you to join</source>
        <extracomment>ui/models/notices.py; one: {n} company asks you to join</extracomment>
        <translation><numerusform>{n} Unternehmen fragt, ob Sie mitmachen</numerusform><numerusform>{n} Unternehmen fragen, ob Sie mitmachen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} documents</source>
        <extracomment>ui/widgets/keep_bar.py; one: {n} document</extracomment>
        <translation><numerusform>{n} Dokument</numerusform><numerusform>{n} Dokumente</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} done.</source>
        <extracomment>ui/history.py, ui/widgets/bulk_bar.py; one: {n} done.</extracomment>
        <translation><numerusform>{n} erledigt.</numerusform><numerusform>{n} erledigt.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} files</source>
        <extracomment>ui/views/settings.py; one: {n} file</extracomment>
        <translation><numerusform>{n} Datei</numerusform><numerusform>{n} Dateien</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} left as they are.</source>
        <extracomment>ui/widgets/bulk_bar.py; one: {n} left as it is.</extracomment>
        <translation><numerusform>{n} blieb unverändert.</numerusform><numerusform>{n} blieben unverändert.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} left out.</source>
        <extracomment>ui/views/import_page.py; one: {n} left out.</extracomment>
        <translation><numerusform>{n} weggelassen.</numerusform><numerusform>{n} weggelassen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} may come back to you as questions; the others are not held up by that.</source>
        <extracomment>ui/views/sending.py; one: {n} may come back to you as a question; the others are not held up by that.</extracomment>
        <translation><numerusform>{n} davon kann als Frage zu Ihnen zurückkommen; die anderen werden dadurch nicht aufgehalten.</numerusform><numerusform>{n} davon können als Fragen zu Ihnen zurückkommen; die anderen werden dadurch nicht aufgehalten.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} more fields</source>
        <extracomment>ui/widgets/facts.py; one: {n} more field</extracomment>
        <translation><numerusform>{n} weiteres Feld</numerusform><numerusform>{n} weitere Felder</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} need attention</source>
        <extracomment>ui/widgets/status_bar.py; one: {n} needs attention</extracomment>
        <translation><numerusform>{n} zu klären</numerusform><numerusform>{n} zu klären</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} need you</source>
        <extracomment>ui/widgets/rail.py; one: {n} needs you</extracomment>
        <translation><numerusform>{n} für Sie</numerusform><numerusform>{n} für Sie</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} new leads</source>
        <extracomment>ui/models/notices.py; one: {n} new lead</extracomment>
        <translation><numerusform>{n} neuer Lead</numerusform><numerusform>{n} neue Leads</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} records that this version cannot read. An update or the hub will mend them</source>
        <extracomment>ui/views/sync_page.py; one: {n} record that this version cannot read. An update or the hub will mend it</extracomment>
        <translation><numerusform>{n} Datensatz, den diese Version nicht lesen kann. Ein Update oder der Hub behebt das</numerusform><numerusform>{n} Datensätze, die diese Version nicht lesen kann. Ein Update oder der Hub behebt das</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} registrations are decided</source>
        <extracomment>ui/models/notices.py; one: {n} registration is decided</extracomment>
        <translation><numerusform>{n} Registrierung ist entschieden</numerusform><numerusform>{n} Registrierungen sind entschieden</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} rows</source>
        <extracomment>ui/views/import_page.py, ui/widgets/earlier_imports.py; one: {n} row</extracomment>
        <translation><numerusform>{n} Zeile</numerusform><numerusform>{n} Zeilen</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} rows are set aside.</source>
        <extracomment>ui/views/import_page.py; one: {n} row is set aside.</extracomment>
        <translation><numerusform>{n} Zeile ist beiseitegelegt.</numerusform><numerusform>{n} Zeilen sind beiseitegelegt.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} rows brought in; saved here.</source>
        <extracomment>ui/views/import_page.py; one: {n} row brought in; saved here.</extracomment>
        <translation><numerusform>{n} Zeile übernommen; hier gespeichert.</numerusform><numerusform>{n} Zeilen übernommen; hier gespeichert.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} rows written to {name}.</source>
        <extracomment>ui/views/import_page.py, ui/widgets/list_foot.py; one: {n} row written to {name}.</extracomment>
        <translation><numerusform>{n} Zeile nach {name} geschrieben.</numerusform><numerusform>{n} Zeilen nach {name} geschrieben.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} selected</source>
        <extracomment>ui/widgets/bulk_bar.py, ui/widgets/bulk_form.py; one: {n} selected</extracomment>
        <translation><numerusform>{n} ausgewählt</numerusform><numerusform>{n} ausgewählt</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} set aside.</source>
        <extracomment>ui/views/import_page.py; one: {n} set aside.</extracomment>
        <translation><numerusform>{n} beiseitegelegt.</numerusform><numerusform>{n} beiseitegelegt.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} taken back.</source>
        <extracomment>ui/history.py, ui/widgets/earlier_imports.py; one: {n} taken back.</extracomment>
        <translation><numerusform>{n} zurückgenommen.</numerusform><numerusform>{n} zurückgenommen.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{n} things are due</source>
        <extracomment>ui/models/notices.py; one: {n} thing is due</extracomment>
        <translation><numerusform>{n} Sache ist fällig</numerusform><numerusform>{n} Sachen sind fällig</numerusform></translation>
    </message>
    <message>
        <source>{part} of the revenue stays with your company.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>{part} vom Umsatz bleiben bei Ihrer Firma.</translation>
    </message>
    <message>
        <source>{removed} of {of} records would go.</source>
        <extracomment>ui/views/sync_page.py</extracomment>
        <translation>{removed} von {of} Datensätzen würden verschwinden.</translation>
    </message>
    <message>
        <source>{share}% before the divider</source>
        <extracomment>ui/widgets/splitter.py</extracomment>
        <translation>{share} % vor der Trennlinie</translation>
    </message>
    <message>
        <source>{size} GB</source>
        <extracomment>ui/format.py</extracomment>
        <translation>{size} GB</translation>
    </message>
    <message>
        <source>{size} KB</source>
        <extracomment>ui/format.py</extracomment>
        <translation>{size} KB</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <extracomment>ui/format.py</extracomment>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>{title} – {what}: {when}</source>
        <extracomment>ui/models/notices.py</extracomment>
        <translation>{title} – {what}: {when}</translation>
    </message>
    <message>
        <source>{title}, page {number}</source>
        <extracomment>ui/views/viewer.py</extracomment>
        <translation>{title}, Seite {number}</translation>
    </message>
    <message>
        <source>{waiting} of {open} open claims · {used} of {hourly} won within the hour</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>{waiting} von {open} offenen Ansprüchen · {used} von {hourly} in dieser Stunde gewonnen</translation>
    </message>
    <message>
        <source>{what} (Ctrl+Enter)</source>
        <extracomment>ui/widgets/command_form.py</extracomment>
        <translation>{what} (Strg+Return)</translation>
    </message>
    <message>
        <source>{what} (key {key})</source>
        <extracomment>ui/views/area.py, ui/widgets/detail_header.py</extracomment>
        <translation>{what} (Taste {key})</translation>
    </message>
    <message>
        <source>{what} ({key})</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>{what} ({key})</translation>
    </message>
    <message>
        <source>{what}. The next try follows by itself</source>
        <extracomment>ui/widgets/status_bar.py</extracomment>
        <translation>{what}. Der nächste Versuch folgt von selbst</translation>
    </message>
    <message>
        <source>{what}: overdue, {when}</source>
        <extracomment>ui/models/table_model.py</extracomment>
        <translation>{what}: überfällig, {when}</translation>
    </message>
    <message>
        <source>{what}: was {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>{what}: war {when}</translation>
    </message>
    <message>
        <source>{what}: {when}</source>
        <extracomment>ui/widgets/clock.py</extracomment>
        <translation>{what}: {when}</translation>
    </message>
    <message>
        <source>{who} decides about the registration by {when}.</source>
        <extracomment>ui/models/registering.py</extracomment>
        <translation>{who} entscheidet über die Registrierung bis: {when}.</translation>
    </message>
    <message>
        <source>“tomorrow 14:00”, “Fri”</source>
        <extracomment>ui/widgets/editors.py</extracomment>
        <translation>„morgen 14:00“, „Fr“</translation>
    </message>
    <message>
        <source>“{company}” was merged into this lead.</source>
        <extracomment>ui/models/standing.py</extracomment>
        <translation>„{company}“ wurde mit diesem Lead zusammengeführt.</translation>
    </message>
    <message>
        <source>“{field}” was changed by you and by {who}</source>
        <extracomment>ui/views/conflict.py</extracomment>
        <translation>„{field}“ haben Sie und {who} geändert</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <extracomment>ui/models/import_model.py, ui/views/import_page.py</extracomment>
        <translation>„{name}“</translation>
    </message>
    <message>
        <source>“{typed}” was not saved: the line has been removed meanwhile.</source>
        <extracomment>ui/widgets/cell_table.py</extracomment>
        <translation>„{typed}“ wurde nicht gespeichert: Die Position ist inzwischen entfernt worden.</translation>
    </message>
    <message>
        <source>“{what}” does not go with this record as it stands now.</source>
        <extracomment>ui/widgets/detail.py</extracomment>
        <translation>„{what}“ passt nicht zum jetzigen Stand dieses Datensatzes.</translation>
    </message>
</context>
</TS>
