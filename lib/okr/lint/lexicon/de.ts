/** What German words say of a result. Stems stand for all their forms: 'steiger*' is also 'Steigerung'. */
import type { WordList } from './meaning.ts';

export const de: WordList = {
  finish:
    'launch*|gelauncht|lancier*|veröffentlich*|publizier*|release*|released|deploy*|ausgeliefert|ausgerollt|rollout|live|live geschaltet|go live|in betrieb*|produktiv|' +
    'angestellt|eingestellt|anstellung|stell*…an|stell*…ein|besetzt|besetzen|besetzung|gewonnen|gewinn|gewinnen|gewinnt|unterzeichne*|unterschrieben|unterschreib*|' +
    'abgeschlossen|abschluss|schließen|schließt|abschließen|fertiggestellt|fertig|finalisier*|umgesetzt|umsetzen|umsetzung|setz*…um|eingeführt|einführung|einführen|führ*…ein|implementier*|' +
    'durchgeführt|durchführen|führ*…durch|bestanden|bestehen|zertifizier*|freigegeben|genehmig*|verabschied*|abgenommen|übergeben|eingereicht|' +
    'abgelöst|ablöst|ablös*|ersetz*|migrier*|migriert|migration|umgestellt|umgezogen|eröffne*|abgeschaltet|ausgewertet|verarbeitet|bereinigt|eingepflegt|eingeplant|' +
    'platzier*|integriert|aufgesetzt|aufgeschaltet|eingerichtet|gelöst|behoben|verkauft|erhalten wir|erhältlich|verfügbar|organisiert|ready|bereit|vertrag|erneuer*|erledigt|abgerechnet',
  make:
    'überarbeit*|aktualisier*|erstell*|erarbeit*|definier*|festgelegt|festlegen|leg*…fest|formulier*|dokumentier*|beschrieben|beschreib*|entworfen|entwerfen|entwickelt|entwickeln|aufgebaut|aufbauen|bau*…auf|' +
    'produzier*|realisier*|geschrieben|schreiben|ausgearbeitet|ausarbeiten|vorhanden|gesetzt|gemacht|konzipier*|vorbereitet|abgestimmt|abgeglichen|ausgewählt|evaluiert|untersucht|' +
    'erfasst|erhoben|geschaffen|schaffen|überprüf*|verabschied*|aufgestellt|hinzugefügt|gestartet',
  change:
    'steiger*|gesteigert|erhöh*|verbesser*|optimier*|senk*|gesenkt|reduzier*|verringer*|vermindern|ausbauen|bau*…aus|ausgebaut|ausweit*|ausgeweitet|weit*…aus|wachs*|wächst|gewachsen|stärk*|gestärkt|' +
    'effizienter|schneller|besser|höher*|tiefer*|gezielter|bewusster|sichtbarer|sicherer|attraktiver|schärf*|geschärft|vertief*|festig*|gefestigt|beschleunig*|maximier*|minimier*|' +
    'vereinheitlich*|professionalisier*|weiterentwicklung*|weiterentwickel*|weiterentwickelt|entwickeln wir|vereinfach*|fördern|fördert|pushen|pimpen|verkürz*|halbier*|weiterbringen|nächste level|' +
    'näher|vergrößer*|kürzer|konsequenter*',
  keep: 'halten|hält|gehalten|bleiben|bleibt|beibehalten|behalten|aufrechterhalt*|stabilisier*|erhalten',
  activity:
    'kommunizier*|kommunikation|austauschen|tauschen…aus|teilnehmen|nimmt teil|nehmen…teil|besuch*|diskutier*|austausch*|networken|posten|pflegen|koordinier*|recherch*|anbieten|biet*…an|begleit*|involvier*|' +
    'leben|lebt|zelebrier*|weiterbilden|bilden…weiter|klären|geklärt|analysier*|prüfen|evaluieren|beobacht*|arbeiten|arbeitet|verankern|verankert|etablier*|integrier*|anstoß*|angestoßen',
  become: 'werden zu|wird zu|werden zum|werden als|gelten als|entwickeln uns zu',
  meet: 'kommunizier*|teilnehmen|nimmt teil|nehmen…teil|teilgenommen|besuch*|diskutier*|networken|posten|anbieten|biet*…an|weiterbilden|bilden…weiter|treffen|austauschen|tauschen…aus|durchgeführt|durchführen|führ*…durch|veranstalt*|geplant|organisier*|recherchier*|präsent',
  effort:
    'versuch*|bemüh*|unterstütz*|helfen|hilft|mithelf*|beitragen|tragen…bei|trägt…bei|kümmern|kümmert|setzen auf|fokus|bestes geben|unser bestes|streben|anstreben|nach möglichkeit|möglichst|begleiten|bestreb*|ermöglich*|mitwirk*',
  have: 'haben|hat|gibt es|existiert|existieren|liegt vor|liegen vor|steht|stehen',
  begin:
    'geplant|planen|planung|aufgegleist|aufgleisen|gestartet|starten|start|starte|lancieren|in arbeit|beginnen|begonnen|angefangen|vorbereit*',
  thing:
    '*konzept|*strategie|*plan|*roadmap|*guideline|*guidelines|*leitfaden|*handbuch|*dokumentation|*bericht|*report|*board|*dashboard|*system|*tool|*plattform|*portal|*website|*webseite|*seite|*app|' +
    '*release|*version|*prototyp|*poc|*mvp|*template|*vorlage|*prozess|*umfrage|*audit|*zertifikat|*zertifizierung|*vertrag|*monitoring|*controlling|*kampagne|*video|*newsletter|*prompt|*blog|*blogpost|*artikel|' +
    '*auslegeordnung|*übersicht|*analyse|*rechnung|*modell|*angebot|*entwicklung|*branch|*engineer|*entwickler|*entwicklerin|*praktikant|*praktikum|*junior|*senior|*position|*stelle|*event|*schulung|*meeting|*workshop|*lab|*umfrage|' +
    '*partnerschaft|*partnerschaften|*layout|*zielwerte|*zielwert|*anforderung|*anforderungen|*beitrag|*schwerpunkt|*baseline|*budget|*datenbank|*schnittstelle|*api|*feature|*pilot|*shop|*liste|*katalog|*vereinbarung|*standort|*filiale',
  some: 'weitere|weiteren|weiterer|zusätzliche|zusätzlichen|einige|einigen|mehrere|mehreren|verschiedene|verschiedenen|diverse|diversen|neue kunden|neuen kunden|neue aufträge|neuen aufträgen|mehr|allfällige*|weniger',
  mass:
    '*maßnahmen|*aktivitäten|*themen|*inhalte|*kompetenzen|*potenziale|*potentiale|*möglichkeiten|*ideen|*erfolge|*resultate|*ergebnisse|*verbesserungen|*tätigkeiten|*bemühungen|*prozesse|*prozessen|*initiativen|*strukturen|*aufträge|*aufträgen|*opportunitäten|' +
    'vision|*verständnis|*kultur|*perspektive|knowhow|know how|*wissen',
  gathering:
    '*meeting|*meetings|*treffen|*sitzung|*sitzungen|*event|*events|*workshop|*workshops|*schulung|*schulungen|*talk|*talks|*konferenz|*konferenzen|*gespräch|*gespräche|*termin|*termine|*anlass|*anlässe|*webinar|*webinare',
  metric:
    '*zufriedenheit|*umsatz|*ertrag|*erträge|*marge|*kosten|*quote|*rate|*anzahl|*zahl|*traffic|*reichweite|*sichtbarkeit|*auslastung|*verrechenbarkeit|*rentabilität|*wirtschaftlichkeit|*qualität|*effizienz|*bekanntheit|*nps|*zeit|*dauer|*wachstum|*gewinn|*produktivität|*fluktuation|*konversion|*engagement|*performance|*identifikation|*zusammenhalt|*happiness|*stundensatz|*stundensätze|*pensen|*aufwand|*aufwände',
  numeral:
    'zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|vierzig|fünfzig|hundert|tausend|dutzend|million|millionen|zweimal|dreimal|viermal|fünfmal|ein neukunde|einen neukunden|beide|beiden',
  single: 'ein|eine|einen|einem|einer|eines|das|der|den|dem|ersten|erste|erster|erstes',
  multiple: 'verdoppel*|verdreifach*|vervierfach*|verzehnfach*|halbier*|doppelt so*|um die hälfte|die hälfte',
  every: 'alle|allen|aller|alles|jeder|jede|jedes|jeden|jedem|sämtliche*|vollständig|komplett|lückenlos|ausnahmslos',
  none: 'null|kein|keine|keinen|keiner|keinerlei|ohne',
  incident:
    'ausfall|ausfälle|ausfällen|*fehler|*fehlern|*beschwerden|*beschwerde|*unfall|*unfälle|*vorfall|*vorfälle|*störung|*störungen|*verletzung|*verletzungen|*mängel|*reklamationen|*abweichungen|downtime|bugs|*verluste|*verlust|*schäden|*kündigungen|*überschreitung|*überschreitungen|*abgänge',
  limit:
    'mindestens|mind.|mind|min.|min|wenigstens|höchstens|maximal|max.|max|über|unter|bis zu|mehr als|weniger als|größer als|kleiner als|nicht mehr als|ab',
  towards: 'auf|zu|bis auf|erreicht|erreichen|beträgt|liegt bei|von mindestens',
  'by-amount': 'um',
  from: 'von|statt|aktuell|bisher|ausgehend von',
  cadence:
    'wöchentlich*|monatlich*|täglich*|quartalsweise|vierteljährlich*|zweiwöchentlich*|halbjährlich*|jährlich*|jede woche|jeden monat|jeden tag|jedes quartal|alle zwei wochen|pro woche|pro monat|pro quartal|einmal pro|einmal im monat|einmal im quartal',
  month:
    'januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|jan|feb|mär|apr|jun|jul|aug|sep|okt|nov|dez',
  date: 'jahresende|quartalsende|monatsende|ende jahr|ende quartal|ende des jahres|ende des quartals|ende monat|mitte jahr|sommerferien|jahreswechsel|wochenende',
  'time-unit': 'tag|tage|tagen|woche|wochen|monat|monate|monaten|monats|jahr|jahre|jahren|quartal|quartale|quartalen',
  span: 'nächsten|nächste|kommenden|letzten|ersten|innerhalb|innert|binnen|seit|während|in den|in den nächsten',
  vague:
    'gut|gute|guten|guter|gutes|hoch|hohe|hohen|hoher|nachhaltig*|professionell*|regelmäßig*|stabil*|zufrieden*|wohl|genügend|passende*|passenden|angemessen*|relevant*|wichtig*|voll|volle|vollen|randvoll*|' +
    'gesund*|bekannt|sichtbar*|effizient*|effektiv*|modern*|attraktiv*|führend*|exzellent*|stark*|optimal*|sauber*|ausreichend*|transparent*|agil*|innovativ*|fahrt|früchte|fix|gleich gut|geschätzt|schritt weiter',
  rank: 'erster platz|platz eins|nummer eins|marktführer',
  placeholder: 'tbd|tbc|tba|n/a|folgt noch|noch offen|noch festzulegen|xx|xxx|xxxx|xxxxx|xxxxxx|xy|xyz',
  numbered:
    'iso|iso/iec|din|en|phase|stufe|version|level|schritt|teil|kapitel|gate|sprint|release|paragraph|artikel|art.|p|web|industrie|klasse|variante|sozialgesetzbuch|sgb',
  about: 'wie|warum|weshalb|ob|welche|welcher|welches|welchen|wer|was|worin|wo|wann',
  aside: 'sodass|so dass|damit|dass|um',
  relative: 'der|die|das|den|dem|deren|dessen|denen|in dem|in der',
  across: 'für|bei|in|an|zwischen|innerhalb',
  preposition: 'von|für|mit|zu|zur|zum|auf|aus|bei|in|im|an|am|der|des|bzgl|über|unter|pro|ohne|durch|gegen|innerhalb',
  and: 'und|oder|sowie|beziehungsweise|bzw|bzw.',
  unit: 'franken|euro|prozent|prozentpunkte|prozentpunkten|punkte|punkten|fte|chf|eur|mio|mio.|mrd|tsd|stück|mal|kunden|personen|nutzer|besuche',
  idle: 'sicherstell*|sichergestellt|sicher*|weiterhin|gewinnbringend|mehrwert|mehr als|weniger als|erfolgreich|bestehende|bestehenden|bestehender|bestehendes|bereitschaft|livestream|in der regel|um zu',
};
