// What is asked of the desk's server, and what becomes of it when it is away. Nothing else is ever asked.

const token = document.querySelector('meta[name="desk"]').content;
const running = new Map(); // what a newer request of the same name calls off

/** The server said no, in words for people; `status` 0: it did not answer. `answer`: what it sent. */
export class Refused extends Error {
  constructor(status, answer) {
    super(
      answer?.error ??
        (status
          ? `The desk failed at this (${status}).`
          : "The desk does not answer. What you marked is kept in this browser; start the desk again."),
    );
    Object.assign(this, { status, answer });
  }
}

/** A newer request of the same name took this one's place. */
export class Overtaken extends Error {}

async function ask(method, path, { body, name } = {}) {
  const stop = taking(name);
  try {
    const response = await fetch(path, {
      method,
      signal: stop.signal,
      headers: { "x-desk": token, ...(body ? { "content-type": "application/json" } : {}) },
      body: body && JSON.stringify(body),
    });
    return await answerOf(response);
  } catch (error) {
    if (stop.signal.aborted) throw new Overtaken();
    throw error instanceof Refused ? error : new Refused(0, null);
  } finally {
    if (running.get(name) === stop) running.delete(name);
  }
}

// The newest request of a name calls off the one before.
function taking(name) {
  const stop = new AbortController();
  if (name) {
    running.get(name)?.abort();
    running.set(name, stop);
  }
  return stop;
}

async function answerOf(response) {
  const kind = response.headers.get("content-type") ?? "";
  if (kind.startsWith("text/event-stream")) return response;
  const answer = kind.startsWith("application/json") ? await response.json() : null;
  if (!response.ok) throw new Refused(response.status, answer);
  return answer;
}

const address = (parts, query = {}) => {
  const asked = new URLSearchParams(
    Object.entries(query).filter(([, value]) => value !== undefined && value !== ""),
  );
  return `/${parts.map(encodeURIComponent).join("/")}${asked.size ? `?${asked}` : ""}`;
};

export const get = (parts, query, name) => ask("GET", address(parts, query), { name });
export const post = (parts, body, name) => ask("POST", address(parts), { body, name });
export const put = (parts, body) => ask("PUT", address(parts), { body });
export const remove = (parts) => ask("DELETE", address(parts), { body: {} });

const DATA = "data: ";

/** Each value of an answer that comes bit by bit, as soon as it is there. */
export async function* lines(method, parts, body) {
  const response = await ask(method, address(parts), { body });
  if (!(response instanceof Response)) {
    yield response;
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read().catch(() => {
      throw new Refused(0, null); // it was cut off
    });
    rest += value ?? "";
    const whole = rest.split("\n");
    rest = whole.pop();
    for (const line of whole) if (line.startsWith(DATA)) yield JSON.parse(line.slice(DATA.length));
    if (done) return;
  }
}

const PAUSE = 1500; // ms before a lost stream is asked for again

/** Call `heard(event)` for what happens elsewhere; `there(yes)` when the server goes and comes back. */
export async function listen(heard, there) {
  for (;;) {
    try {
      for await (const event of lines("GET", ["events"])) {
        there(true);
        heard(event);
      }
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
    }
    there(false);
    await new Promise((done) => {
      setTimeout(done, PAUSE);
    });
  }
}
