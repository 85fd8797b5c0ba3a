import { useEffect, useState } from "preact/hooks";
import { Waiting } from "../parts/live";
import { NewPassword, SHORTEST_PASSWORD } from "../parts/new_password";
import { firstName } from "../parts/person";
import { signInProblem } from "../parts/sign_in_words";
import { PrivateWindow } from "../parts/storage";
import { useAsking } from "../parts/use_asking";
import { enterOnce, type Holder, lookAtLink } from "../record/joining";
import { go } from "../routes";
import { askToKeep } from "../store/safety";

/** Somebody came with a link: they choose a password, and are in. The secret stands behind the #, where no log sees it. */
export function Join() {
  const [secret] = useState(() => location.hash.slice(1));
  const [holder, setHolder] = useState<Holder | null>(null);
  const { busy, failed, run } = useAsking();
  const look = () => run(async () => setHolder(await lookAtLink(secret)));
  useEffect(() => {
    document.title = "Join · Ridealong";
    if (secret) void look();
  }, []);
  if (holder) return <Choose holder={holder} secret={secret} />;
  return (
    <div class="sign-in">
      <h1>Ridealong</h1>
      {secret && !failed ? (
        <Waiting />
      ) : (
        <>
          <p class="alarm" role="alert">
            {failed ?? "This address is not complete. Open the whole link that you were sent."}
          </p>
          {secret && (
            <button type="button" class="button" disabled={busy} onClick={() => void look()}>
              Try again
            </button>
          )}
          <a class="button" href="/">
            Sign in
          </a>
        </>
      )}
    </div>
  );
}

function Choose({ holder, secret }: { holder: Holder; secret: string }) {
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const joins = holder.purpose === "join";
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const answer = await enterOnce("/api/invitations/accept", { secret }, holder.email, password);
      if (!answer.ok) {
        setEnded(answer.why === "used");
        return setProblem(signInProblem(answer));
      }
      void askToKeep();
      go("/", true); // with the secret gone from the address
      scrollTo(0, 0);
    } catch {
      setProblem("This phone could not keep the sign-in: it may be full.");
    } finally {
      setBusy(false);
    }
  }
  return (
    <form class="sign-in" onSubmit={submit} aria-labelledby="join-title">
      <div class="stack tight">
        <p class="note">{holder.organization}</p>
        <h1 id="join-title">{joins ? `Welcome, ${firstName(holder.name)}` : "Choose a new password"}</h1>
        <p class="note">
          {joins
            ? "Choose a password, and you are in. It works on every phone and computer you use."
            : "You are signed out everywhere else then."}
        </p>
      </div>
      <div class="field">
        <label for="join-email">You sign in with</label>
        <input
          id="join-email"
          class="input"
          type="email"
          name="email"
          autocomplete="username"
          readOnly
          value={holder.email}
        />
      </div>
      <NewPassword value={password} onType={setPassword} />
      {problem && (
        <p class="alarm" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button filled big" disabled={busy || password.length < SHORTEST_PASSWORD}>
        {busy ? "One moment…" : joins ? "Join" : "Use this password"}
      </button>
      {ended && (
        <a class="button" href="/">
          Sign in
        </a>
      )}
      <PrivateWindow />
    </form>
  );
}
