import { useEffect, useState } from "preact/hooks";
import { version } from "../../../package.json";
import { Page, Section } from "../parts/page";
import { Avatar } from "../parts/person";
import { usePhone } from "../parts/phone";
import { Unsent } from "../parts/unsent";
import { counted } from "../parts/words";
import { go } from "../routes";
import { storageUsed } from "../start";
import { signOut, unsentCount } from "../store/session";

const ROLE = { director: "Director", manager: "Manager", rep: "Rep" };

/** Who is signed in, what is saved and sent, what this phone holds, and the way out. */
export function Me() {
  const { me } = usePhone();
  return (
    <Page title="Me">
      <section class="card">
        <div class="row">
          <Avatar name={me.name} big />
          <div class="grow">
            <h2 class="item">{me.name}</h2>
            <p class="note">
              {ROLE[me.role]} · {me.organization.name}
            </p>
            <p class="note">{me.email}</p>
          </div>
        </div>
      </section>
      <Section title="Saved and sent">
        <div class="card saved">
          <Unsent />
        </div>
      </Section>
      <Section title="This phone">
        <Storage />
      </Section>
      <SignOut />
    </Page>
  );
}

function Storage() {
  const [used, setUsed] = useState<Awaited<ReturnType<typeof storageUsed>>>(null);
  useEffect(() => {
    storageUsed().then(setUsed, () => setUsed(null));
  }, []);
  const installed = matchMedia("(display-mode: standalone)").matches;
  return (
    <div class="card">
      <h3>This phone keeps your work safe</h3>
      <p class="note">
        {installed
          ? "Installed on the home screen."
          : "Add it to the home screen: it opens faster and keeps its data longer."}
        {used && ` ${megabytes(used.used)} used of ${megabytes(used.of)}.`}
      </p>
      <p class="note">Light or dark follows the phone. Version {version}.</p>
    </div>
  );
}

function megabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** Signing out with something unsent says so first: it stays locked on the phone until the same person is back. */
function SignOut() {
  const phone = usePhone();
  const [unsent, setUnsent] = useState<number | null>(null);
  async function ask() {
    const count = await unsentCount(phone);
    if (count === 0) await leave();
    else setUnsent(count);
  }
  async function leave() {
    await signOut();
    go("/", true); // whoever signs in next starts at their own first screen
  }
  if (unsent === null) {
    return (
      <button type="button" class="button" onClick={ask}>
        Sign out
      </button>
    );
  }
  return (
    <section class="card trouble" role="alert">
      <h3>{counted(unsent, "thing")} not sent yet</h3>
      <p class="note">
        What is not sent stays locked on this phone. Only you can send it, after signing in here again.
      </p>
      <div class="cluster">
        <button type="button" class="button" onClick={leave}>
          Sign out anyway
        </button>
        <button type="button" class="link" onClick={() => setUnsent(null)}>
          Stay
        </button>
      </div>
    </section>
  );
}
