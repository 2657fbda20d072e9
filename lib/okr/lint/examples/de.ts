/** Examples in German. */
import type { Sentences } from './example.ts';

export const de: Sentences = {
  'reads-as-task': {
    found: [
      ['Kundenportal einführen', 'Kundinnen helfen sich zu jeder Stunde selbst'],
      ['Neue Webseite lanciert', 'Wer uns sucht, findet in einer Minute, was er braucht'],
      'Wir haben das Handbuch für Filialen erstellt',
      'Wir bauen ein Datenlager auf',
      'Umsetzung des neuen Lohnsystems',
    ],
    fine: [
      'Gäste erzählen zu Hause von uns',
      'Unsere Lieferanten arbeiten am liebsten mit uns',
      'Neue fühlen sich nach einer Woche zu Hause',
      'Die Kundenzufriedenheit verbessern',
      'Wir sind die erste Adresse für Handwerksbetriebe',
    ],
  },
  'has-number': {
    found: [
      ['Umsatz um 15 % steigern', 'Kundinnen entscheiden sich immer wieder für uns'],
      'Wir gewinnen drei Grosskunden',
      '10’000 Abonnenten erreichen',
      'NPS über 60',
      'Wir verdoppeln die Zahl der Freiwilligen',
    ],
    fine: [
      'Bereit für ISO 27001',
      'Ein starker Start ins Jahr 2027',
      'Das Q3 gehört unseren Kunden',
      'Der beste 24/7 Support der Stadt',
      'Umzug auf Windows 11',
    ],
  },
  'too-long': {
    found: [
      'Unsere Kundinnen und Kunden in allen Regionen erhalten ihre Bestellungen pünktlich und vollständig, und zugleich arbeiten die Menschen gerne in unseren Lagern',
      'Wir etablieren uns als führender Anbieter nachhaltiger Verpackungen, indem wir Forschung, Partnerschaften und einen starken regionalen Vertrieb verbinden',
      'Alle, die sich bei uns bewerben, hören rasch und freundlich von uns, wie auch immer wir entscheiden, denn Bewerberinnen von heute sind Kundinnen von morgen',
      'Wir sind für kleine Firmen die vertrauenswürdigste Beratung in Fragen zu Steuern, Lohn und Versicherung, mit einem Team, das gesund ist und stetig wächst',
    ],
    fine: [
      'Bestellungen kommen pünktlich und vollständig an',
      'Wer sich bewirbt, hört rasch und freundlich von uns',
      'Kleine Firmen vertrauen unserem Rat',
      'Forschung und Vertrieb ziehen am gleichen Strick',
    ],
  },
  'vague-improve': {
    found: [
      ['Wir verbessern die Kundenzufriedenheit', 'Kundinnen empfehlen uns weiter'],
      ['Bekanntheit steigern', 'Wer in unserer Branche fragt, hört unseren Namen zuerst'],
      'Wir stärken die Zusammenarbeit',
      'Optimierung der internen Abläufe',
      'Wir werden effizienter',
    ],
    fine: [
      'Kundinnen empfehlen uns weiter',
      'Umsatz um 15 % steigern',
      'Kundenportal einführen',
      'Niemand wartet über Nacht auf eine Antwort',
      'Eine Webseite, auf die wir stolz sind',
    ],
  },
  'no-number': {
    found: [
      ['Wir unterstützen den Vertrieb', 'Angebote, die zu Verträgen werden: von 22 % auf 30 %'],
      ['Kundenzufriedenheit', 'Kundenzufriedenheit von 7,1 auf 8,0'],
      'Höhere Kundenbindung',
      'Umsatz um XX % steigern',
      'Bis Jahresende eine bessere Fehlerkultur',
      'Wir haben zusätzliche Partner gewonnen',
      'Qualität auf hohem Niveau halten',
      'Wir wissen, wie wir den Umsatz um 10 % steigern könnten',
    ],
    fine: [
      'Krankenstand unter 4 %',
      'Wir gewinnen zwei Pilotkunden',
      'Die Nachfolge der Einkaufsleitung ist besetzt',
      'ISO 9001 Audit bestanden',
      'Alle Mitarbeitenden haben die Schulung abgeschlossen',
      'Keine Überschreitung des Projektbudgets',
      'Einmal pro Woche erscheint ein Blogbeitrag',
      'Fehlerquote halbiert',
    ],
  },
  'effort-not-result': {
    found: [
      ['Wir helfen den Filialen bei der Umstellung', 'Filialen mit neuer Kasse: 0 auf 40'],
      'Wir unterstützen die Fachbereiche',
      'Wir geben unser Bestes für die Gäste',
      'Wir kümmern uns um die Stammkunden',
      'Wir setzen auf regionale Produkte',
      'Wir versuchen, schneller zu antworten',
    ],
    fine: [
      'Wir helfen 40 Filialen bei der Umstellung',
      'Antwort im Support in höchstens 2 Stunden',
      'Das Hilfezentrum ist online verfügbar',
      'Abwanderung unter 2 %',
      'Vertrag mit der Stadt unterschrieben',
    ],
  },
  activity: {
    found: [
      ['Wir nehmen an Messen teil', 'Anfragen von Messen: 10 auf 40'],
      'Wir kommunizieren die neue Strategie',
      'Wir besuchen regelmässig unsere Partner',
      'Wir führen vier Workshops durch',
      'Wir tauschen uns mit anderen Gemeinden aus',
    ],
    fine: [
      'Zwei Verträge mit Partnern unterschrieben',
      'Krankenstand unter 4 %',
      'Das Buchungssystem für Sitzungszimmer ist eingeführt',
      'Anmeldungen für Anlässe von 200 auf 500',
      'Der Jahresbericht ist veröffentlicht',
    ],
  },
  'no-baseline': {
    found: [
      ['Wir senken die Abwanderung um 20 %', 'Abwanderung von 5 % auf 4 %'],
      'Wir erhöhen die Anmeldungen um 500',
      'Lieferzeit um 2 Tage verkürzen',
      'Steigerung der Leserzahlen um mindestens 10 %',
    ],
    fine: [
      'Wir senken die Abwanderung von 5 % auf 4 %',
      'Wir erhöhen die Anmeldungen auf 2’000',
      'Abwanderung unter 4 %',
      'Wir stellen 3 Fachkräfte ein',
      'Lieferzeit: 6 Tage → 4 Tage',
    ],
  },
};
