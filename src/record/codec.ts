import { answers, type Answers, type Decision, type Via } from '../consent/Decision';

/** A record holds only what needs no escaping: its fields in this order, and nothing else. */
const RECORD =
  /^v=1&id=([a-z0-9-]{1,64})&at=(\d{1,12})(?:&rev=(\d{4}-\d\d-\d\d)?)?(?:&on=([a-z0-9.-]*))?(?:&off=([a-z0-9.-]*))?(?:&s=([a-z0-9.-]*))?(?:&son=([a-z0-9.-]*))?(?:&soff=([a-z0-9.-]*))?&lang=(\w{2,3})&via=(accept-all|reject-all|save|withdraw|embed)$/;

/** The record as a query string, readable from any server language; an empty field is left out. */
export function encode({ id, at, revision, categories, services, along, language, via }: Decision): string {
  const field = (name: string, value: string): string => value && `&${name}=${value}`;
  const ids = (map: Answers, answer: boolean): string =>
    Object.keys(map)
      .filter((key) => map[key] === answer)
      .join('.');
  return (
    `v=1&id=${id}&at=${at}` +
    field('rev', revision) +
    field('on', ids(categories, true)) +
    field('off', ids(categories, false)) +
    // Written where it is empty, too: a service that comes later is then known to be new.
    (along ? `&s=${along.join('.')}` : '') +
    field('son', ids(services, true)) +
    field('soff', ids(services, false)) +
    `&lang=${language}&via=${via}`
  );
}

/** What most browsers keep at most. WebKit keeps more, and nobody's decision is that long. */
const LONGEST = 4096;

/** The decision that a record holds, or null where the text is not exactly a record. Never throws. */
export function decode(text: string): Decision | null {
  // Of a first visit there is none: nothing has to be compiled for it.
  const fields = text && text.length <= LONGEST && RECORD.exec(text);
  if (!fields) return null;
  const [, id = '', at, revision = '', on, off, along, son, soff, language = '', via] = fields;
  const categories = parse(on, off);
  const services = parse(son, soff);
  return (
    categories &&
    services && {
      id,
      at: Number(at),
      revision,
      categories,
      services,
      along: along?.split('.').filter(Boolean) ?? null,
      language,
      via: via as Via,
    }
  );
}

/** Answers from the two lists; null where an id is empty or stands twice. */
function parse(on = '', off = ''): Answers | null {
  const entries = [on, off].flatMap((list, index) =>
    list ? list.split('.').map((id) => [id, index === 0] as const) : [],
  );
  const map = answers(entries);
  return Object.keys(map).length === entries.length && !('' in map) ? map : null;
}
