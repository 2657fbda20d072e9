/** What German words say of a result. Stems stand for all their forms: 'steiger*' is also 'Steigerung'. */
import type { WordList } from './meaning.ts';

export const de: WordList = {
  finish:
    'launch*|gelauncht|lancier*|veröffentlich*|publizier*|publiziert|erscheint|erschienen|release*|released|deploy*|ausgeliefert|ausliefern|liefer*…aus|liefer*…ab|abgeliefert|ausgerollt|roll*…aus|rollout|live|go live|in betrieb|in betrieb genommen|nehm*…in betrieb|produktiv|im einsatz|in kraft|öffentlich|online|' +
    'angestellt|eingestellt|anstellung|einstellung|stell*…an|stell*…ein|besetzt|besetzen|besetzung|verpflichtet|gewonnen|gewinn|gewinnen|gewinnt|unterzeichne*|unterschrieben|unterschreib*|unterschrift|verlängert|verlängern|' +
    'abgeschlossen|abschluss|abschließen|schließ*…ab|geschlossen|fertiggestellt|fertig|stell*…fertig|finalisier*|umgesetzt|umsetzen|umsetzung|setz*…um|eingeführt|einführung|einführen|führ*…ein|implementier*|eingeleitet|' +
    'durchgeführt|durchführen|führ*…durch|bestanden|bestehen|zertifizier*|rezertifizier*|zertifizierung|freigegeben|freigabe|geb*…frei|genehmig*|verabschied*|beschlossen|beschließ*|zugestimmt|abgenommen|abnahme|übergeben|übergabe|eingereicht|einreichen|reich*…ein|beantragt|angemeldet|meld*…an|registriert|' +
    'abgelöst|ablösen|lös*…ab|aufgelöst|lös*…auf|ersetz*|migrier*|migration|umgestellt|umstellen|stell*…um|umgezogen|zieh*…um|bezogen|eröffne*|abgeschaltet|abschalten|schalt*…ab|aufgeschaltet|ausgewertet|wert*…aus|verarbeitet|bereinigt|eingepflegt|eingeplant|' +
    'platzier*|integriert|aufgesetzt|setz*…auf|eingerichtet|richt*…ein|gelöst|behoben|verkauft|erhältlich|verfügbar|organisiert|ready|bereit|bereitgestellt|erneuer*|erledigt|abgerechnet|bezahlt|ausgezahlt|geliefert|gefunden|installier*|automatisier*|digitalisiert|archiviert|gekauft|beschafft|vermietet|gekündigt|überführt|übersetzt|hochgeladen|verschickt|versendet|verteilt|unter vertrag|gegründet|registrier*|aktualisier*|gestrichen|gelöscht|entfernt|zusammengeführt|auditiert|erfolgreich getestet|abgebaut und|erreich* das ziel|gesichert|bestätigt|' +
    'einhalten|eingehalten|' +
    'besteht die|besteht den|besteht das',
  make:
    'überarbeit*|erstell*|erarbeit*|definier*|festgelegt|festlegen|leg*…fest|formulier*|dokumentier*|beschrieben|beschreib*|entworfen|entwerfen|entwickelt|entwickeln|aufgebaut|aufbauen|bau*…auf|gebaut|bauen wir|' +
    'produzier*|realisier*|geschrieben|schreiben|ausgearbeitet|ausarbeiten|vorhanden|gemacht|konzipier*|vorbereitet|abgestimmt|stimm*…ab|abgeglichen|ausgewählt|evaluiert|getestet|' +
    'erfasst|erhoben|geschaffen|überprüf*|aufgestellt|hinzugefügt|gestartet|entschieden|entscheiden|validiert|aufgezeichnet|gedreht|gestaltet|liegt vor|liegen vor|zusammengestellt|vereinbart|gemessen|geprüft|ermittelt|befragt|aufgenommen|bestimmt|zugewiesen|ernannt|gewählt|verschriftlicht|kalkuliert|budgetiert|priorisiert|geschult|verlinkt|' +
    'ist geklärt|sind geklärt|geklärt|themen gesetzt|fokusthemen gesetzt|schwerpunkte gesetzt|ziele gesetzt|roadmap geplant|roadmap steht|plan steht|konzept steht|' +
    'lieg*…vor',
  change:
    'steiger*|gesteigert|gestiegen|steigt|steigen|erhöh*|verbesser*|optimier*|senk*|gesenkt|sinkt|gesunken|reduzier*|verringer*|vermindern|minder*|ausbauen|ausbau|bau*…aus|ausgebaut|ausweit*|ausgeweitet|weit*…aus|wachs*|wächst|gewachsen|wachstum|stärk*|gestärkt|kräftig*|' +
    'effizienter*|schneller*|besser*|höher*|tiefer*|gezielter|bewusster|sichtbarer|sicherer|attraktiver*|einfacher*|stärker*|größer*|kleiner*|niedriger*|häufiger|seltener|moderner*|schlanker*|klarer*|näher|kürzer*|konsequenter*|zufriedener*|schärf*|geschärft|vertief*|festig*|gefestigt|beschleunig*|maximier*|minimier*|' +
    'vereinheitlich*|professionalisier*|weiterentwicklung*|weiterentwickel*|entwickel*…weiter|entwickeln uns|vereinfach*|fördern|fördert|förder*|gefördert|pushen|pimpen|verkürz*|weiterbringen|bring*…weiter|bring*…voran|vorantreib*|treib*…voran|voranbringen|nächste level|vergrößer*|erweiter*|modernisier*|abbauen|abbau|bau*…ab|belebt|belebung|intensivier*|straff*|entlast*|weniger|' +
    'verschlank*|digitaler|agiler|grüner|nachhaltiger|gesünder|fitter|bekannter|attraktiver|aktiver|offener|transparenter|zuverlässiger|profitabler|produktiver|glücklicher|motivierter|unabhängiger|selbstständiger|verbindlicher|stabiler|robuster|harmonischer|reibungsloser|optimaler|heben|hebt|anheben|heb*…an|aufwerten|aufgewertet|voranzutreiben|voranbring*|zunahme|abnahme der|rückgang|steigerung|weiterentwickelt|weiterzuentwickeln|auszubauen|fokussierter|mehr zeit|bewegen wir mehr|wächst zusammen|zusammenwachsen',
  keep: 'halten|hält|gehalten|bleiben|bleibt|beibehalten|behalten|aufrechterhalt*|stabilisier*|erhalten wir|bewahren|pflegen wir|halt*…ein',
  become:
    'werden zu|wird zu|werden zum|werden als|wahrgenommen als|gelten als|entwickeln uns zu|positionier*|etablieren uns|' +
    'kennen|kennt',
  activity:
    'kommunizier*|kommunikation|austauschen|tausch*…aus|teilnehmen|nimmt teil|nehm*…teil|teilgenommen|besuch*|diskutier*|austausch*|networken|posten|pflegen|koordinier*|recherch*|anbieten|biet*…an|begleit*|involvier*|involviert|beschäftig*|auseinandersetzen|befass*|' +
    'leben|lebt|gelebt|zelebrier*|weiterbilden|bild*…weiter|lernen|lernt|wissen wir|wir wissen|analysier*|prüfen|evaluieren|beobacht*|arbeiten|arbeitet|verankern|verankert|etablier*|integrier*|anstoß*|angestoßen|treffen|kennenlernen|sammeln|durchleuchten|nutzen|nutzt|denken|denkt|reden|schulen|informieren|vorstellen|stell*…vor|nachdenken|planung|präsentier*|bewerben wir|identifizier*|machen uns gedanken|betreib*|sensibilisier*|bauen know-how|gehen auf|' +
    'untersuch*|verstehen|versteht|begeister*|sprechen|spreche|führen gespräche|teilen|teilt|vernetz*|informier*|sensibilis*|beraten|berät|betreu*|moderier*|mitgestalten|ausprobieren|probier*…aus|experimentier*|einarbeiten|arbeit*…ein|beteilig*|mitmachen|schauen|reflektier*|hinterfrag*|sichten|sondier*|erkund*|erforsch*|geteilt|gestützt|zelebriert|' +
    'klären',
  meet:
    'kommunizier*|austauschen|tausch*…aus|teilnehmen|nimmt teil|nehm*…teil|teilgenommen|diskutier*|networken|posten|anbieten|biet*…an|weiterbilden|bild*…weiter|treffen|durchgeführt|durchführen|führ*…durch|veranstalt*|geplant|organisier*|recherchier*|präsent|' +
    'besuchen',
  effort:
    'versuch*|bemüh*|unterstütz*|helfen|hilft|mithelf*|beitragen|trag*…bei|trägt…bei|kümmern|kümmert|setzen auf|setz*…fokus|fokussier*|legen den fokus|bestes geben|unser bestes|streben|strebt|anstreben|nach möglichkeit|möglichst|bestreb*|ermöglich*|mitwirk*|achten auf|arbeiten an|engagier*|einsetzen für|setzen uns für|legen wert|ein auge auf|berücksichtig*|sorgen für|' +
    'einsatz zeigen|alles geben|dranbleiben|konzentrier*|legen fokus|im fokus|unterstützung|mithilfe|bereitschaft zeigen|motivier*|anstreb*|tun alles|wollen|' +
    'verstehen|versteht|begeister*|sensibilisier*|nachdenken|pflegen|in arbeit|prüfen|informieren',
  have: 'haben|hat|gibt es|existiert|existieren|steht|stehen',
  can: 'können|kann|ist möglich|imstande',
  be: 'ist|sind|wird|werden|wurde|wurden|konnte|konnten',
  begin:
    'geplant|planen|aufgegleist|aufgleisen|gestartet|starten|start|in arbeit|beginnen|begonnen|angefangen|vorbereiten|vorbereitung|im aufbau|im gange|läuft an',
  thing:
    '*konzept|*strategie|*plan|*roadmap|*guideline|*guidelines|*leitfaden|*handbuch|*dokumentation|*bericht|*report|*board|*dashboard|*system|*systems|*tool|*plattform|*portal|*website|*webseite|*seite|*app|*shop|*software|*lösung|' +
    '*release|*version|*prototyp|*poc|*mvp|*template|*vorlage|*prozess|*umfrage|*audit|*zertifikat|*zertifizierung|*vertrag|*verträge|*monitoring|*controlling|*kampagne|*video|*newsletter|*prompt|*blog|*blogpost|*blogbeitrag|*artikel|*podcast|*checkliste|' +
    '*auslegeordnung|*übersicht|*analyse|*rechnung|*modell|*angebot|*entwicklung|*branch|*engineer|*entwickler|*entwicklerin|*praktikant|*praktikum|*junior|*senior|*position|*stelle|*event|*schulung|*meeting|*workshop|*lab|*leiterin|*leiter|*leitung|*nachfolge|' +
    '*partnerschaft|*partnerschaften|*layout|*zielwerte|*zielwert|*anforderung|*anforderungen|*beitrag|*schwerpunkt|*baseline|*budget|*datenbank|*schnittstelle|*api|*feature|*pilot|*liste|*katalog|*vereinbarung|*standort|*filiale|*büro|*gesuch|*antrag|*bewilligung|*patent|*marke|*reglement|*leitbild|*richtlinie|*rollenbeschreibungen|*organigramm|*kasse|*server|*lager|*produkt|*broschüre|*flyer|*messeauftritt|*jahresbericht|*preisliste|*preismodell|*umbau|*neubau|*gebäude|*lieferant|*fahrzeug|*maschine|*anlage|*intranet|*crm|*erp|*cockpit|*statuten|*charta|*kanal|*formular|*testumgebung|*pipeline|*archiv|*raum|*räume|*onboarding|*projekt|*studie|*befragung|*sla|*protokoll|*buch|*kurs|*lehrgang|*curriculum|*programm|*team event|*manual|*präsentation|*businessplan|*offerte',
  mass:
    '*maßnahmen|*aktivitäten|*themen|*inhalte|*kompetenzen|*potenziale|*potentiale|*möglichkeiten|*ideen|*erfolge|*resultate|*ergebnisse|*verbesserungen|*tätigkeiten|*bemühungen|*prozesse|*prozessen|*initiativen|*strukturen|*aufträge|*aufträgen|*opportunitäten|*kooperationen|*synergien|*erfahrungen|' +
    'vision|*verständnis|*kultur|*perspektive|*perspektiven|knowhow|know how|*wissen|*vertrauen|*image|*qualität|*kunden|*kundinnen|*partner|*mitarbeitende|*mitarbeitenden|*mitarbeiter|*mitglieder|*fachkräfte|*talente|*interessenten|*freiwillige|*nutzer|*leads|*grundstein|*basis|*fundament|*stimmung|*mindset|*leistungen|*arbeiten|*aufgaben|*abläufe|*schulden|*kundenbeziehungen|*beziehungen|*netzwerk|' +
    '*fokusthemen|*events|*workshops|*schulungen|*gespräche|*helfer|*helferinnen|*lieferanten|*besucher|*besucherinnen|*schüler|*schülerinnen|*patienten|*patientinnen|*bewerber|*bewerberinnen|*sponsoren|*spender|*eltern|*lehrpersonen|*verträge|*daten|*zusammenarbeit|*kommunikation|*identität|*wirkung|*resonanz|*marktresonanz|*wissenstransfer|*austausch|*begeisterung|*motivation|*akzeptanz|*gesundheit|*sicherheit|*transparenz|*innovation|*kreativität|*nachhaltigkeit|*digitalisierung|*fachwissen|*expertise|*stellung|*marktposition|*führungsrolle|*reputation|*ruf|*atmosphäre|*arbeitsklima|*klima|*wohlbefinden|*erlebnis|*kundenerlebnis|*nutzererlebnis|*voraussetzungen|*rahmenbedingungen|*grundlagen|*bedürfnisse|*erwartungen|*chancen|*risiken|*hürden|*probleme|*herausforderungen|*lösungen|*ansätze|*technologien|*methoden|*standards|*kontakte|*netzwerke|*communities|*community|*kapazitäten|*ressourcen|*skills|*fähigkeiten|*gewohnheiten|*führungskräfte|*stakeholder|*stakeholdern|*tasks|*arbeit',
  some:
    'weitere|weiteren|weiterer|zusätzliche|zusätzlichen|einige|einigen|mehrere|mehreren|verschiedene|verschiedenen|diverse|diversen|neue kunden|neuen kunden|neue kundinnen|neue aufträge|neuen aufträgen|neue mitarbeitende|mehr|allfällige*|viele|vielen|möglichst viele|genügend|' +
    'erste strategischen|erste strategische|erste gespräche|erste maßnahmen|bestimmte|bestimmten|etliche|zahlreiche*|unterschiedliche*|potenzielle*|potenziellen|gewisse|gewissen|relevante|neue partner|neue partnerschaften|ein paar|ehrenamtliche|interessierte|möglichst',
  gathering:
    '*meeting|*meetings|*treffen|*sitzung|*sitzungen|*event|*events|*workshop|*workshops|*schulung|*schulungen|*talk|*talks|*konferenz|*konferenzen|*gespräch|*gespräche|*termin|*termine|*anlass|*anlässe|*webinar|*webinare|*messe|*messen|*seminar|*seminare|*retrospektive|*apéro|*vortrag|*vorträge|*tagung|*tagungen|*roadshow|*meetup|*meetups',
  metric:
    '*zufriedenheit|*umsatz|*ertrag|*erträge|*marge|*kosten|*quote|*rate|*anzahl|*zahl|*zahlen|*traffic|*reichweite|*sichtbarkeit|*auslastung|*verrechenbarkeit|*rentabilität|*wirtschaftlichkeit|*effizienz|*bekanntheit|*nps|*zeit|*dauer|*gewinn|*produktivität|*fluktuation|*konversion|*engagement|*performance|*identifikation|*zusammenhalt|*happiness|*stundensatz|*stundensätze|*pensen|*aufwand|*aufwände|*abdeckung|*verfügbarkeit|*krankenstand|*abwanderung|*bindung|*verbrauch|*bestand|*liquidität|*follower|*besucher|*besuche|*anmeldungen|*bewertungen|*bewertung|*überstunden|*fehler|*downloads|*abos|*spenden|*emissionen|*churn',
  incident:
    'ausfall|ausfälle|ausfällen|*fehler|*fehlern|*beschwerden|*beschwerde|*unfall|*unfälle|*vorfall|*vorfälle|*störung|*störungen|*verletzung|*verletzungen|*mängel|*reklamationen|*abweichungen|downtime|bugs|*verluste|*verlust|*schäden|*kündigungen|*kündigung|*überschreitung|*überschreitungen|*abgänge|*verspätung|*verspätungen|*mahnungen|*eskalationen|*eskalation|*verstöße',
  numeral:
    'zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|fünfzehn|zwanzig|dreißig|vierzig|fünfzig|hundert|tausend|dutzend|million|millionen|zweimal|dreimal|viermal|fünfmal|zweites|dritten|ein neukunde|einen neukunden|eine neukundin|beide|beiden|zweier|dreier|' +
    'jede woche einmal|einmal jede woche|einmal pro woche|einmal pro monat|einmal im monat|einmal wöchentlich|einmal monatlich|einmal im quartal|einmal täglich|einmal pro quartal|einmal im jahr|einmal pro sprint',
  single: 'ein|eine|einen|einem|einer|eines|das|der|den|dem|ersten|erste|erster|erstes',
  multiple:
    'verdoppel*|verdreifach*|vervierfach*|verfünffach*|verzehnfach*|halbier*|doppelt so*|um die hälfte|die hälfte|auf null|bei null|dreimal so*|' +
    'um ein viertel|um ein drittel|um ein fünftel|um zwei drittel|ein viertel weniger|ein drittel weniger',
  every: 'alle|allen|aller|alles|jeder|jede|jedes|jeden|jedem|sämtliche*|vollständig|komplett|lückenlos|ausnahmslos',
  none: 'null|kein|keine|keinen|keiner|keinerlei|ohne',
  limit:
    'mindestens|mind.|mind|min.|min|wenigstens|höchstens|maximal|max.|max|über|unter|bis zu|mehr als|weniger als|größer als|kleiner als|nicht mehr als|nicht länger als|ab|innert|innerhalb von|knapp|rund',
  towards: 'auf|zu|bis auf|erreicht|erreichen|beträgt|liegt bei|von mindestens|liegt',
  'by-amount': 'um|um mindestens|um rund|um weitere',
  from: 'von|statt|aktuell|bisher|ausgehend von|derzeit|heute',
  cadence:
    'wöchentlich*|monatlich*|täglich*|quartalsweise|vierteljährlich*|zweiwöchentlich*|halbjährlich*|jährlich*|jede woche|jeden monat|jeden tag|jedes quartal|alle zwei wochen|alle zwei monate|pro woche|pro monat|pro quartal|pro tag|einmal pro|einmal im monat|einmal im quartal|einmal im jahr|jeden montag|jeden dienstag|jeden mittwoch|jeden donnerstag|jeden freitag|bei jedem|bei jeder|in jedem sprint|jeden sprint|' +
    'jede woche einmal|jede woche zweimal|einmal jede woche|wöchentlich einmal|jeden tag einmal|einmal wöchentlich|zweimal wöchentlich|einmal täglich|pro jahr|einmal jährlich',
  month:
    'januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sep|okt|nov|dez',
  date: 'jahresende|quartalsende|monatsende|ende jahr|ende quartal|ende des jahres|ende des quartals|ende monat|mitte jahr|sommerferien|jahreswechsel|weihnachten|ostern|herbst|frühling|semesterstart|saisonstart',
  'time-unit':
    'tag|tage|tagen|woche|wochen|monat|monate|monaten|monats|jahr|jahre|jahren|quartal|quartale|quartalen|semester',
  span: 'nächsten|nächste|kommenden|letzten|ersten|innerhalb|binnen|seit|während|in den|in|nach',
  unit: 'franken|euro|prozent|prozentpunkte|prozentpunkten|punkte|punkten|fte|chf|eur|mio|mio.|mrd|tsd|stück|mal|personen|besuche|stunden|minuten|sekunden|stunde|minute',
  placeholder: 'folgt noch|noch offen|noch festzulegen',
  numbered:
    'en|stufe|schritt|teil|kapitel|gate|paragraph|artikel|art.|industrie|klasse|variante|sgb|raum|gebäude|etappe|los',
  vague:
    'gut|gute|guten|guter|gutes|hoch|hohe|hohen|hoher|hohem|nachhaltig*|professionell*|regelmäßig*|stabil*|zufrieden*|wohl|passende*|passenden|angemessen*|relevant*|wichtig*|voll|volle|vollen|randvoll*|gesund*|bekannt|sichtbar*|effizient|effiziente*|effektiv*|modern|moderne*|attraktiv|attraktive*|führend*|' +
    'exzellent*|stark|starke*|optimal*|sauber*|ausreichend*|transparent*|agil*|innovativ*|fahrt|früchte|fix|gleich gut|geschätzt|schritt weiter|motiviert*|schlank*|kundenorientiert*|zielgerichtet*|deutlich*|spürbar*|klar|klare*|einfach|einfache*|freundlich*|reibungslos*|präsent|zukunftsfähig*|fit|selbstständig*|kompetent*|verlässlich*|zuverlässig*|glücklich*|begeistert*|tragfähig*|solide*|harmonisch*|offen|offene*|intensiv*|aktiv|aktive*|rund|top|fachlich|gemeinsame*|als team|' +
    'goes brrr|go brrr|basis ist gelegt|grundlage ist gelegt|grundlagen sind gelegt|grundstein ist gelegt|basis gelegt|grundlagen gelegt|grundstein gelegt|überzeugend*|ansprechend*|hochwertig*|qualitativ*|wirksam*|wirkungsvoll*|sinnvoll*|nützlich*|hilfreich*|bestmöglich*|spannend*|lebendig*|vielfältig*|ausgewogen*|vertrauensvoll*|konstruktiv*|eng|enge|enger|respektvoll*|wertschätzend*|zeitgemäß*|erstklassig*|hervorragend*|herausragend*|großartig*|toll|tolle|tollen|beliebt*|begehrt*|angesehen*|anerkannt*|flexibel|flexible*|belastbar*|resilient*|robust*|nutzerfreundlich*|benutzerfreundlich*|bedarfsgerecht*|bedarfsorientiert*|gezielt*|umfassend*|ganzheitlich*|systematisch*|strukturiert*|kontinuierlich*|laufend|stetig*|fortlaufend*|langfristig*|dauerhaft*|generell|meist|meistens|häufig|oft|ab und zu|bei bedarf|wenn möglich|wo sinnvoll|ausgezeichnet*|gelungen*|perfekt*|schön|schöne*|schnell|schnelle|schnellen|leicht|wettbewerbsfähig*|wesentlich*|erheblich*|massiv*|signifikant*|merklich*|drastisch*|korrekt|ordentlich*|wahrnehmbar*|lukrativ*|interessant*|vernünftig*|besonders|sehr|echt|echte|echten|lohnend*|eigenverantwortlich*|zeitnah*|rasch|rasche*|zügig*|frühzeitig*|rechtzeitig*|schrittweise|gesünder|fitter|stolz|beste|besten|bester|bestes|höchste*|größte*|stärkste*|meistgenutzt*|kollegial*|offener|engagiert*|inspirierend*|authentisch*|mutig*|ehrlich*|fair|faire*|familienfreundlich*|bürgernah*|kundennah*|praxisnah*|barrierearm*|lösungsorientiert*|teamorientiert*|wirtschaftlich sinnvoll|strategisch relevant*|erlebbar*|greifbar*|ideal*|vorbildlich*|bewusst|achtsam*|ausreichend|durchgängig|verstärkt|verständlich*|übersichtlich*|unkompliziert*|entspannt*|mitarbeiterfreundlich*|wirkungsorientiert*|hinter dem|hinter der|steht hinter|stehen hinter|zusammenhaltsfördernd*|finanzieller wirkung|ans trockene',
  rank:
    'erster platz|platz eins|nummer eins|marktführer|' +
    'branchenschnitt|branchendurchschnitt|branchenmittel|vorjahresniveau|nach plan|planmäßig|termingerecht|fristgerecht|im budget|unter budget|budget eingehalten|budget einhalten|wöchentliche rhythmus',
  about: 'wie|warum|weshalb|ob|welche|welcher|welches|welchen|wer|was|worin|wo|wann',
  aside: 'sodass|so dass|damit|dass|um',
  means: 'durch|dank|mittels|mit|mithilfe|anhand',
  relative: 'der|die|das|den|dem|deren|dessen|denen|in dem|in der',
  preposition:
    'von|für|mit|zu|zur|zum|auf|aus|bei|in|im|an|am|der|des|bzgl|über|unter|pro|ohne|durch|gegen|innerhalb|beim|vom|nach',
  across: 'für|bei|zwischen',
  and: 'und|oder|sowie|beziehungsweise|bzw|bzw.|&',
  idle: 'sich gefunden|fahrt aufgenommen|sicherstell*|sichergestellt|sicher*|erfolgreich|erfolgreicher|weiterhin|gewinnbringend|mehrwert|bestehende|bestehenden|bestehender|bestehendes|bereitschaft|livestream|in der regel|um zu|zum ersten mal|heutzutage|go to market|bauchgefühl',
};
