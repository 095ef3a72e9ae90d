import { Yaml } from 'cdk8s';

/** Strings that YAML 1.1 leaves as they are, but for the words below: they begin with a letter and hold no sign with a meaning. */
const PLAIN = /^[A-Za-z_/](?:[\w/.:=@+-]*[\w/.=@+-])?$/;

/** Words that YAML 1.1 reads as something else; `e5` is a number to it. */
const WORDS = /^(?:y|yes|true|on|n|no|false|off|null|e[-+]?\d+)$/i;

/** What may not stand on one line, and what means something at its beginning. */
const MARKS = /[\r\n\u0085\u2028\u2029]|^(?:---|\.\.\.|<<$)/;

/** Keys of more than 1,024 characters, once quoted, are written over two lines. */
const LONGEST_KEY = 150;

/** How many quoted scalars are remembered. */
const REMEMBERED = 20_000;

/**
 * Writes documents as cdk8s' `Yaml` does, to the byte, and faster where they are plain: mappings, lists and scalars of one line.
 *
 * How a scalar is quoted is asked of `Yaml` once; any other document is left to it as a whole.
 *
 * @internal
 */
export class YamlWriter {
  private readonly keys = new Map<string, string>();
  private readonly scalars = new Map<unknown, string>();

  /** One document of a file, with its last line break. */
  public write(document: unknown): string {
    if (document === undefined) return '\n';
    return (isCollection(document) ? this.plain(document) : undefined) ?? Yaml.stringify(document);
  }

  private plain(document: object): string | undefined {
    const text = this.collection(document, '\n', new Set());
    return text === undefined ? undefined : `${text}\n`;
  }

  /** `lineBreak` is the one between two entries, with their indent; an object that is met twice would become an alias. */
  private collection(value: object, lineBreak: string, met: Set<object>): string | undefined {
    if (met.has(value)) return undefined;
    met.add(value);
    return Array.isArray(value) ? this.list(value, lineBreak, met) : this.mapping(value, lineBreak, met);
  }

  private list(values: readonly unknown[], lineBreak: string, met: Set<object>): string | undefined {
    if (values.length === 0) return '[]';
    let text = '';
    // By index, so that a gap is seen too.
    for (let at = 0; at < values.length; at++) {
      const value = values[at];
      const entry = isCollection(value) ? this.collection(value, `${lineBreak}  `, met) : this.scalar(value);
      if (entry === undefined) return undefined;
      text += at === 0 ? `- ${entry}` : `${lineBreak}- ${entry}`;
    }
    return text;
  }

  private mapping(values: object, lineBreak: string, met: Set<object>): string | undefined {
    let text = '';
    const inner = `${lineBreak}  `;
    for (const [name, value] of Object.entries(values)) {
      const key = this.key(name);
      const entry = isCollection(value) ? this.collection(value, inner, met) : this.scalar(value);
      if (key === undefined || entry === undefined) return undefined;
      const gap = isCollection(value) && entry !== '{}' && entry !== '[]' ? inner : ' ';
      text += text === '' ? `${key}:${gap}${entry}` : `${lineBreak}${key}:${gap}${entry}`;
    }
    return text === '' ? '{}' : text;
  }

  private key(name: string): string | undefined {
    if (name.length > LONGEST_KEY) return undefined;
    if (isPlain(name)) return name;
    if (MARKS.test(name)) return undefined;
    return remember(this.keys, name, () => Yaml.stringify({ [name]: true }).slice(0, -': true\n'.length));
  }

  private scalar(value: unknown): string | undefined {
    if (typeof value === 'boolean' || isCount(value)) return String(value);
    if (typeof value === 'string') {
      if (isPlain(value)) return value;
      if (MARKS.test(value)) return undefined;
    } else if (typeof value !== 'number') {return undefined;}
    return remember(this.scalars, value, () => Yaml.stringify([value]).slice('- '.length, -'\n'.length));
  }
}

/** Mappings and lists as JSON has them; what has a class or says itself how it is written is not sure. */
function isCollection(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Array.prototype || (prototype === Object.prototype && !(Symbol.iterator in value));
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !WORDS.test(text);
}

function remember<K>(memory: Map<K, string>, key: K, say: () => string): string {
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= REMEMBERED) memory.clear();
  const said = say();
  memory.set(key, said);
  return said;
}
