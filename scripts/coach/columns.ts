/**
 * Where objectives and key results stand in any sheet. Wider than the import's own columns (lib/interchange/headers.ts): more
 * languages, several key results beside each other, and plain lists of texts, since nothing is read here but what was written.
 */
import { fieldOfHeader, isKnownHeader, KEY_RESULT_FIELDS, plainWord } from '#lib/interchange/headers.ts';
import type { Column } from '#lib/interchange/table.ts';
import { readKind } from './cellWords.ts';

export interface CoachColumns {
  objective: number | null;
  /** Several where a sheet has 'KR 1', 'KR 2' … */
  keyResults: number[];
  /** A list of texts, each of the kind that its row says. */
  text: number | null;
  kind: number | null;
  language: number | null;
  /** What an objective contributes to. */
  parent: number | null;
}

type CoachField = 'objective' | 'keyResult' | 'text' | 'kind' | 'language' | 'parent';

/** en; zh and ja; ko; de; fr; es; pt; it; nl; id and ms; vi; th; ar. The import's words come on top. */
const synonyms: Record<CoachField, string> = {
  objective:
    'Objective|Objectives|Goal|Goals|Aim|Objective name|Objective text|OKR objective|目標|目标|オブジェクティブ|목표|Ziel|Ziele|Zielsetzung|Objectif|Objectifs|Objetivo|Objetivos|Obiettivo|Obiettivi|Doel|Doelstelling|Objektif|Tujuan|Sasaran|Mục tiêu|วัตถุประสงค์|เป้าหมาย|الهدف|هدف|الأهداف',
  keyResult:
    'Key result|Key results|KR|KRs|Key result text|KR text|KR name|關鍵結果|關鍵成果|主要成果|关键结果|关键成果|主要な成果|主要な結果|成果指標|キーリザルト|핵심 결과|핵심결과|주요 결과|Schlüsselergebnis|Schlüsselergebnisse|Schlüsselresultat|Schlüsselresultate|Kernergebnis|Résultat clé|Résultats clés|Resultado clave|Resultados clave|Resultado-chave|Resultados-chave|Risultato chiave|Risultati chiave|Kernresultaat|Hasil utama|Hasil kunci|Kết quả then chốt|Kết quả chính|ผลลัพธ์หลัก|ผลลัพธ์สำคัญ|النتيجة الرئيسية|النتائج الرئيسية',
  text: 'Text|Title|OKR|OKRs|Statement|Wording|Sentence|Item|文字|內容|内容|標題|标题|敘述|描述文字|テキスト|내용|제목|Titel|Wortlaut|Formulierung|Texte|Intitulé|Texto|Título|Testo|Tekst|Teks|Nội dung|ข้อความ|النص',
  kind: 'Kind|Type|Level|O/KR|O or KR|Category|種類|类型|類型|類別|类别|层级|層級|种类|種別|종류|구분|Art|Typ|Ebene|Genre|Tipo|Soort|Jenis|Loại|ประเภท|النوع',
  language:
    'Language|Lang|Locale|語言|语言|語系|言語|언어|Sprache|Langue|Idioma|Lingua|Taal|Bahasa|Ngôn ngữ|ภาษา|اللغة',
  parent:
    'Parent|Parent objective|Aligned to|Aligned with|Alignment|Contributes to|Supports|上層目標|上級目標|對齊|對齊目標|上层目标|上级目标|对齐|对齐目标|上位目標|Übergeordnetes Ziel|Oberziel|Zahlt ein auf|Trägt bei zu|Objectif parent|Objetivo superior',
};

const fieldsByWord: ReadonlyMap<string, CoachField> = new Map(
  Object.entries(synonyms).flatMap(([field, words]) =>
    words.split('|').flatMap((word) => (isCoachField(field) ? [[plainWord(word), field] as const] : [])),
  ),
);

function isCoachField(field: string): field is CoachField {
  return field in synonyms;
}

/** 'Key result 2', 'KR3 (Q3)', '目標（必填）' → without what stands in brackets and the number. */
const withoutExtras = (header: string): string =>
  header.replaceAll(/[(（[【].*?[)）\]】]/gu, '').replace(/[\s#._-]*\d+\s*$/u, '');

/** The field that a header names, or null. */
function coachField(header: string): CoachField | null {
  const word = (text: string) => fieldsByWord.get(plainWord(text)) ?? importField(text);
  return word(header) ?? word(withoutExtras(header));
}

function importField(header: string): CoachField | null {
  const field = fieldOfHeader(header, KEY_RESULT_FIELDS);
  return field === 'objective' || field === 'keyResult' ? field : null;
}

/**
 * How much a row looks like the header of such a sheet: so many of its cells are known headers, if one of them names texts; else 0. A title
 * above the header may hold the same word, but hardly as many.
 */
export function likenessToHeader(cells: readonly string[]): number {
  const fields = cells.map(coachField);
  const namesTexts = fields.some((field) => field === 'objective' || field === 'keyResult' || field === 'text');
  return namesTexts ? cells.filter((cell, i) => fields[i] !== null || isKnownHeader(cell)).length : 0;
}

/** @param cellsOf the cells of a column, since a header alone does not tell a text from its number */
export function coachColumns(columns: readonly Column[], cellsOf: (column: number) => readonly string[]): CoachColumns {
  const named = columns.map(({ index, name }) => ({ index, field: coachField(name) }));
  const all = (field: CoachField) => named.filter((column) => column.field === field).map(({ index }) => index);
  const first = (field: CoachField) => all(field)[0] ?? null;
  const holds = (test: (cell: string) => boolean) => (column: number) => cellsOf(column).some(test);
  const worded = all('keyResult').filter(holds(isSentence));
  const inside = longerHeader(columns, KEY_RESULT_INSIDE);
  const keyResults = worded.length > 0 ? worded : all('keyResult').slice(0, 1);
  return {
    objective: first('objective') ?? longerHeader(columns, OBJECTIVE_INSIDE),
    keyResults: keyResults.length === 0 && inside !== null ? [inside] : keyResults,
    text: first('text'),
    kind: all('kind').find(holds((cell) => readKind(cell) !== null)) ?? null,
    language: first('language'),
    parent: first('parent'),
  };
}

/** More than a number or an identifier ('KR 12'): a word among others, or characters that need no blanks between them. */
const isSentence = (cell: string): boolean =>
  /\p{L}{3}.*\s|\s.*\p{L}{3}|[\p{Script=Han}\p{Script=Thai}]{2}/u.test(cell.slice(0, LOOKED_AT));
/** As much of a cell as it takes to know. */
const LOOKED_AT = 100;

/** Headers that say more: 'Our key results this year', '部門目標'. */
const OBJECTIVE_INSIDE = /objective|目標|目标|\bziel|objetivo|objectif/iu;
const KEY_RESULT_INSIDE =
  /key\s*results?|關鍵結果|關鍵成果|关键结果|关键成果|schlüssel(?:ergebnis|resultat)|resultados?[\s-]+clave|résultats?[\s-]+clés?/iu;

/** Never a column that the import knows as something else, such as an objective's state. */
function longerHeader(columns: readonly Column[], inside: RegExp): number | null {
  return (
    columns.find(({ name }) => inside.test(name) && coachField(name) === null && !isKnownHeader(name))?.index ?? null
  );
}
