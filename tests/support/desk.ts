// Enterprises and officers at work through the API, beside the one in the browser.
import { type APIRequestContext, type Page, request } from "@playwright/test";
import { dataDirectory, dropDirectory, type Platform, serve } from "./platform";
import { test as base } from "./test";

export const FOOD_USER = "qianshan";
export const CLEAN_USER = "qingbai";
/** Of the agency that receives voluntary commitments. */
export const MARKET = "shijian";
/** Of the agency that receives registrations. */
export const REFORM = "fagai";
const PASSWORD = "demo-2026";

export const COMMITMENT = "commitment-voluntary";
export const REGISTRATION = "registration-qualification";

const FILLED: Record<string, Record<string, string>> = {
  [COMMITMENT]: {
    agent_name: "李示例",
    agent_phone: "13800000000",
    pledges: "lawful\nreturn",
    detail: "本店商品七日内无理由退货。",
    valid_until: "2028-01-01",
  },
  [REGISTRATION]: {
    agent_name: "李示例",
    agent_phone: "13800000000",
    certificate: "质量管理体系认证证书（示例）",
    number: "示例-001",
    issuer: "示例认证机构",
    issued: "2025-01-02",
    unlimited: "limited",
    valid_until: "2028-01-01",
  },
};

/** Somebody who is signed in. */
export class Person {
  private constructor(
    readonly api: APIRequestContext,
    private readonly csrf: string,
  ) {}

  static async signIn(origin: string, user: string): Promise<Person> {
    return Person.of(await request.newContext({ baseURL: origin }), user);
  }

  static async of(api: APIRequestContext, user: string): Promise<Person> {
    const answer = await api.post("/api/v1/session", { data: { user, password: PASSWORD } });
    return new Person(api, (await answer.json()).csrf);
  }

  async get(path: string): Promise<any> {
    const answer = await this.api.get(`/api/v1/${path}`);
    if (!answer.ok()) throw new Error(`${answer.status()} ${path}: ${await answer.text()}`);
    return answer.json();
  }

  async post(path: string, data: unknown): Promise<any> {
    const headers = { "X-CSRF-Token": this.csrf, "Idempotency-Key": crypto.randomUUID() };
    const answer = await this.api.post(`/api/v1/${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${answer.status()} ${path}: ${await answer.text()}`);
    return answer.json();
  }

  /** Files a form anew; what is still open of it is withdrawn first. */
  async file(template: string, answers: Record<string, string> = {}): Promise<any> {
    const { duplicate } = await this.get(`me/eligibility?template=${template}`);
    if (duplicate) await this.act(await this.get(`me/cases/${duplicate.number}`), "withdraw");
    const { known } = await this.get(`me/eligibility?template=${template}`);
    return this.post("me/cases", {
      template,
      template_version: 1,
      answers: { ...known, ...FILLED[template], ...answers },
      agreements: [{ id: "truthful", version: 1 }, { id: "share", version: 1 }],
    });
  }

  async act(on: any, action: string, more: object = {}): Promise<any> {
    return this.post(`me/cases/${on.head.number}/actions`, { action, version: on.version, ...more });
  }

  async decide(on: any, action: string, more: object = {}): Promise<any> {
    return this.post(`desk/cases/${on.head.number}/actions`, { action, version: on.version, ...more });
  }

  /** Uploads a file whole; gives its id. */
  async upload(name: string, bytes: Buffer): Promise<string> {
    const tus = { "Tus-Resumable": "1.0.0", "X-CSRF-Token": this.csrf };
    const metadata = `filename ${Buffer.from(name).toString("base64")}`;
    const made = await this.api.post("/api/v1/uploads", {
      headers: { ...tus, "Upload-Length": `${bytes.length}`, "Upload-Metadata": metadata },
    });
    const place = made.headers().location;
    const headers = { ...tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" };
    const sent = await this.api.patch(place, { headers, data: bytes });
    if (sent.status() !== 204) throw new Error(`${sent.status()} ${await sent.text()}`);
    return place.split("/").pop()!;
  }
}

/** Signs the browser of a page in. */
export const enter = (page: Page, user: string) => Person.of(page.context().request, user);

/** A `test` on a platform that no other spec works on: what is decided there bars enterprises. */
export const alone = () =>
  base.extend<object, { platform: Platform }>({
    platform: [
      async ({}, use) => {
        const data = dataDirectory();
        const platform = await serve(data);
        await use(platform);
        await platform.stop();
        dropDirectory(data);
      },
      { scope: "worker" },
    ],
  });
