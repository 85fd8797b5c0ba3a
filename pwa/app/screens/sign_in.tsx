import { useId, useState } from "preact/hooks";
import { ClearedHere } from "../parts/cleared";
import { LockedHere } from "../parts/locked_here";
import { signInProblem } from "../parts/sign_in_words";
import { PrivateWindow } from "../parts/storage";
import { askToKeep } from "../store/safety";
import { clearedHere, lockedHere, signIn } from "../store/session";
import { sendNow } from "../sync/when";

/** Sign in. `again`: over the running app, when the session has ended; nothing on the phone is lost. */
export function SignIn({ again }: { again?: { name: string; email: string } }) {
  const id = useId();
  const [email, setEmail] = useState(again?.email ?? "");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const answer = await signIn(email.trim(), password);
      setProblem(answer.ok ? null : signInProblem(answer));
      if (answer.ok) {
        void askToKeep();
        sendNow();
      }
    } catch {
      setProblem("This phone could not keep the sign-in: it may be full.");
    } finally {
      setBusy(false);
    }
  }

  return (
    <form class="sign-in" onSubmit={submit} aria-labelledby={`${id}-title`}>
      <div class="stack tight">
        {again ? <h2 id={`${id}-title`}>Sign in again</h2> : <h1 id={`${id}-title`}>Ridealong</h1>}
        <p class="note">
          {again
            ? `Your session has ended, ${again.name}. Everything you tapped is saved on this phone.`
            : "Go and see, then coach one thing."}
        </p>
      </div>
      <div class="field">
        <label for={`${id}-email`}>E-mail</label>
        <input
          id={`${id}-email`}
          class="input"
          type="email"
          name="email"
          autocomplete="username"
          inputMode="email"
          required
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label for={`${id}-password`}>Password</label>
        <input
          id={`${id}-password`}
          class="input"
          type="password"
          name="password"
          autocomplete="current-password"
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to type this
          autoFocus={again !== undefined}
          required
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </div>
      <LockedHere />
      <ClearedHere />
      {!again && <NothingHere />}
      {problem && (
        <p class="alarm" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button filled big" disabled={busy}>
        {busy ? "One moment…" : "Sign in"}
      </button>
      <PrivateWindow />
    </form>
  );
}

/** So that nobody looks here for what is gone, whoever cleared it. */
function NothingHere() {
  if (clearedHere.value || lockedHere.value.length > 0) return null;
  return <p class="note">Nothing is kept on this phone yet. What was sent comes when you sign in.</p>;
}
