/** Photos on their way: in parts with checksums, resumed after a cut, never in the way of anything else. */
import { createHash } from "node:crypto";
import { expect, test, vi } from "vitest";
import { attach } from "../../../pwa/app/record/attach";
import { startRideAlong } from "../../../pwa/app/record/ride_along";
import { filesToSend } from "../../../pwa/app/store/files";
import { attachedIn } from "../../../pwa/app/store/queries";
import { Connection, type Network } from "../../../pwa/app/sync/connection";
import { fileOnItsWay, sendFiles } from "../../../pwa/app/sync/files";
import "../../../pwa/app/sync/files_tus"; // loaded when it is needed; here before any test is timed
import { fileOf } from "../../../pwa/app/sync/files_fetch";
import { AGENDA, aPhone, MANAGER, REP, type TestPhone } from "../a_phone";
import { answered, problem } from "../a_server";

const PART = 512 * 1024;
const ANY = new AbortController().signal;

/** A server that keeps uploads as tus 1.0 says. `cut`: the answer to so many parts is lost; `says` speaks first. */
class Uploads implements Network {
  readonly arrived = new Map<string, Buffer>();
  readonly asked: string[] = [];
  cut = 0;
  csrf = "first";
  signedIn: object = MANAGER;
  says: (method: string, address: string) => Response | undefined = () => undefined;

  get connection(): Connection {
    return new Connection(this);
  }

  cookies = () => `csrf_access_token=${this.csrf}`;

  async fetch(address: string, request: RequestInit): Promise<Response> {
    const method = request.method ?? "GET";
    if (address === "/api/auth/me") return answered({ person: this.signedIn });
    if (address === "/api/auth/refresh") {
      this.csrf = "refreshed";
      return answered({ person: this.signedIn });
    }
    const headers = new Headers(request.headers);
    this.asked.push(`${method} ${headers.get("Upload-Offset") ?? ""}`.trim());
    expect(headers.get("X-CSRF-TOKEN")).toBe(this.csrf);
    const said = this.says(method, address);
    if (said) return said;
    const id = address.split("/")[3] ?? atob((headers.get("Upload-Metadata") ?? "").replace("id ", ""));
    if (method === "PATCH") this.take(id, headers, new Uint8Array(request.body as ArrayBuffer));
    if (method === "POST") this.arrived.set(id, Buffer.alloc(0));
    if (method === "PATCH" && this.cut-- > 0) throw new TypeError("The line was cut");
    return this.tells(id, method);
  }

  private take(id: string, headers: Headers, part: Uint8Array): void {
    const arrived = this.arrived.get(id) as Buffer;
    expect(headers.get("Upload-Offset")).toBe(String(arrived.length));
    const checksum = createHash("sha256").update(part).digest("base64");
    expect(headers.get("Upload-Checksum")).toBe(`sha256 ${checksum}`);
    expect(headers.get("Content-Type")).toBe("application/offset+octet-stream");
    this.arrived.set(id, Buffer.concat([arrived, part]));
  }

  private tells(id: string, method: string): Response {
    const arrived = this.arrived.get(id);
    const tus = { "Tus-Resumable": "1.0.0", Location: `/api/attachments/${id}` };
    if (!arrived) return new Response(null, { status: 404, headers: tus });
    const offset = { "Upload-Offset": String(arrived.length), "Upload-Length": String(this.lengthOf(id)) };
    return new Response(null, { status: method === "POST" ? 201 : 204, headers: { ...tus, ...offset } });
  }

  lengthOf = (_id: string) => SIZE;
}

const SIZE = PART + 1000;

/** A phone with photos whose records the server has taken. */
async function aPhoneWithPhotos(...fills: number[]): Promise<TestPhone & { ids: string[]; ride: string }> {
  const phone = await aPhone();
  const ride = await startRideAlong(phone, REP);
  for (const fill of fills) {
    const bytes = new Uint8Array(SIZE).fill(fill).buffer;
    await attach(phone, ride, AGENDA, { bytes, media_type: "image/webp" });
    phone.time = new Date(phone.time.getTime() + 1000);
  }
  for (const row of await phone.store.rows("attachment").toArray()) {
    await phone.store.rows("attachment").put({ ...row, version: 7 });
  }
  return Object.assign(phone, { ids: (await filesToSend(phone.store)).map(({ id }) => id), ride });
}

const send = (phone: TestPhone, server: Uploads, taken = new Set<string>()) =>
  sendFiles(phone, server.connection, taken, ANY);

test("a photo goes in parts, each with its checksum, and is not sent again while the news of it is on the way", async () => {
  const phone = await aPhoneWithPhotos(5);
  const server = new Uploads();
  const taken = new Set<string>();

  expect(await send(phone, server, taken)).toBeNull();
  expect(server.asked).toEqual(["HEAD", "POST", "PATCH 0", `PATCH ${PART}`]);
  expect(server.arrived.get(phone.ids[0] as string)?.equals(Buffer.alloc(SIZE, 5))).toBe(true);
  expect(fileOnItsWay.value).toBeNull();

  await send(phone, server, taken);
  expect(server.asked).toHaveLength(4);
});

test("after a cut it goes on from what has arrived", async () => {
  const phone = await aPhoneWithPhotos(5);
  const server = new Uploads();
  server.cut = 1; // the first part arrived, and its answer did not

  expect((await send(phone, server))?.why).toBe("offline");
  server.asked.length = 0;
  expect(await send(phone, server)).toBeNull();
  expect(server.asked).toEqual(["HEAD", `PATCH ${PART}`]);
});

test("a session that is over is refreshed in the middle of it", async () => {
  const phone = await aPhoneWithPhotos(5);
  const server = new Uploads();
  let once = true;
  server.says = (method) => {
    if (method !== "PATCH" || !once) return undefined;
    once = false;
    return problem(401, "session_expired");
  };

  expect(await send(phone, server)).toBeNull();
  expect(server.csrf).toBe("refreshed");
  expect(server.arrived.get(phone.ids[0] as string)).toHaveLength(SIZE);
});

test("nothing is sent in the name of somebody else", async () => {
  const phone = await aPhoneWithPhotos(5);
  const server = new Uploads();
  server.signedIn = { ...MANAGER, id: REP };

  expect((await send(phone, server))?.why).toBe("signed_out");
  expect(server.asked).toEqual([]);
});

test("one that the server has trouble with does not hold up the next; one that it cannot use is done", async () => {
  const phone = await aPhoneWithPhotos(1, 2, 3);
  const [troubled, unusable, fine] = phone.ids as [string, string, string];
  const server = new Uploads();
  server.says = (method, address) => {
    if (address.endsWith(troubled)) return problem(503, "too_busy");
    if (address.endsWith(unusable) && method === "PATCH") return problem(422, "not_a_photo");
    return undefined;
  };
  const taken = new Set<string>();

  expect(await send(phone, server, taken)).toMatchObject({ why: "trouble" });
  expect(server.arrived.get(fine)).toHaveLength(SIZE);
  expect(taken).toEqual(new Set([unusable, fine]));
});

test("a captive portal takes no photo, whatever it answers", async () => {
  const phone = await aPhoneWithPhotos(5);
  const server = new Uploads();
  server.says = () => new Response("<h1>Airport WiFi</h1>", { headers: { "Content-Type": "text/html" } });

  expect((await send(phone, server))?.why).toBe("offline");
  expect(await filesToSend(phone.store)).toHaveLength(1);
});

test("own photos are looked at without a network; others are fetched once", async () => {
  const phone = await aPhoneWithPhotos(5);
  const server = new Uploads();
  const theirs = "0193a0c0-0000-7000-8000-0000000000ff";
  server.says = () => new Response(new Uint8Array([1, 2]), { headers: { "Content-Type": "image/webp" } });

  const own = await fileOf(phone, server.connection, phone.ids[0] as string);
  expect([own.size, own.type]).toEqual([SIZE, "image/webp"]);
  expect(server.asked).toEqual([]);

  expect((await fileOf(phone, server.connection, theirs)).size).toBe(2);
  server.says = () => {
    throw new TypeError("No network");
  };
  expect((await fileOf(phone, server.connection, theirs)).size).toBe(2);
  expect((await attachedIn(phone, phone.ride)).get(AGENDA)).toHaveLength(1);
});

/** A line that answers nothing about files until it is told to, and says which of its requests were ended. */
class Slow extends Uploads {
  readonly ended: string[] = [];

  override async fetch(address: string, request: RequestInit): Promise<Response> {
    if (address === "/api/auth/me") return super.fetch(address, request);
    this.asked.push(address);
    return new Promise((_, reject) => {
      const end = () => {
        this.ended.push(address);
        reject(new DOMException("Ended", "AbortError"));
      };
      if (request.signal?.aborted) end();
      request.signal?.addEventListener("abort", end);
    });
  }
}

test("who puts the phone down sends and fetches no photo any more, nor does the next one get it", async () => {
  const phone = await aPhoneWithPhotos(5, 6);
  const server = new Slow();
  const { connection } = server;
  const stopped = new AbortController();
  const theirs = "0193a0c0-0000-7000-8000-0000000000fe";
  const sending = sendFiles(phone, connection, new Set(), stopped.signal);
  const fetching = fileOf(phone, connection, theirs);
  await vi.waitFor(() => expect(server.asked).toHaveLength(2));

  stopped.abort();
  expect((await sending)?.why).toBe("offline");
  expect(server.ended).toEqual([`/api/attachments/${phone.ids[0]}`]);
  connection.putDown();
  await expect(fetching).rejects.toMatchObject({ why: "offline" });
  expect(server.asked).toHaveLength(2); // the second photo was not begun
});

test("what one person has looked at is not there for the next one", async () => {
  const server = new Uploads();
  const theirs = "0193a0c0-0000-7000-8000-0000000000fd";
  server.says = () => new Response(new Uint8Array([1, 2]), { headers: { "Content-Type": "image/webp" } });
  await fileOf(await aPhone(), server.connection, theirs);
  server.says = () => problem(404, "not_found");
  await expect(fileOf(await aPhone(), server.connection, theirs)).rejects.toMatchObject({ why: "trouble" });
});
