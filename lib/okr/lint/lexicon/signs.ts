/** What is written alike in every language: stand-ins for numbers that are still missing, and names that carry a number. */
import type { WordList } from './meaning.ts';

export const signs: WordList = {
  placeholder: 'tbd|tbc|tba|n/a|todo|xx|xxx|xxxx|xxxxx|xxxxxx|xy|xyz|lorem ipsum',
  numbered:
    'iso|iso/iec|din|iec|soc|pci dss|rfc|nist|gdpr art|windows|python|java|node|drupal|angular|postgresql|phase|version|level|sprint|release|p|web|covid|batch|round|cohort',
  unit: 'eur|usd|chf|twd|ntd|rmb|gbp|sgd|fte|mau|dau|arr|mrr|kg|km|gb|tb|ms|pp',
  limit: 'min|max|min.|max.',
};
