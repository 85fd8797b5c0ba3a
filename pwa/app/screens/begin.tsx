import { useEffect, useId, useState } from "preact/hooks";
import { NewPassword, SHORTEST_PASSWORD } from "../parts/new_password";
import { signInProblem } from "../parts/sign_in_words";
import { PrivateWindow } from "../parts/storage";
import { enterOnce } from "../record/joining";
import { go } from "../routes";
import { askToKeep } from "../store/safety";

/** The very first: there is no organization yet, and whoever reads what the server printed makes one. */
export function Begin() {
  const [code, setCode] = useState(() => location.hash.slice(1));
  const [organization, setOrganization] = useState("");
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    document.title = "Begin · Ridealong";
  }, []);
  async function submit(event: SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    const time_zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
    const asked = { code, organization, name, email: email.trim(), time_zone };
    try {
      const answer = await enterOnce("/api/start", asked, asked.email, password);
      if (!answer.ok) return setProblem(signInProblem(answer));
      void askToKeep();
      go("/organization/start", true);
      scrollTo(0, 0);
    } catch {
      setProblem("This phone could not keep the sign-in: it may be full.");
    } finally {
      setBusy(false);
    }
  }
  return (
    <form class="sign-in begin" onSubmit={submit} aria-labelledby="begin-title">
      <div class="stack tight">
        <h1 id="begin-title">Begin with Ridealong</h1>
        <p class="note">Your organization, and you as its first director. Your team comes next.</p>
      </div>
      <Line label="Setup code" hint="The server printed it when it started." value={code} onType={setCode} />
      <Line
        label="Organization"
        autocomplete="organization"
        placeholder="Northwind Sales"
        value={organization}
        onType={setOrganization}
      />
      <Line label="Your name" autocomplete="name" value={name} onType={setName} />
      <Line label="Your e-mail" type="email" autocomplete="username" value={email} onType={setEmail} />
      <NewPassword value={password} onType={setPassword} />
      {problem && (
        <p class="alarm" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" class="button filled big" disabled={busy || password.length < SHORTEST_PASSWORD}>
        {busy ? "One moment…" : "Begin"}
      </button>
      <PrivateWindow />
    </form>
  );
}

interface LineProps {
  label: string;
  hint?: string;
  type?: "text" | "email";
  autocomplete?: string;
  placeholder?: string;
  value: string;
  onType: (text: string) => void;
}

function Line({ label, hint, type = "text", autocomplete = "off", placeholder, value, onType }: LineProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        class="input"
        type={type as "text"}
        autocomplete={autocomplete}
        placeholder={placeholder ?? ""}
        required
        maxLength={200}
        aria-describedby={hint && `${id}-hint`}
        value={value}
        onInput={(event) => onType(event.currentTarget.value)}
      />
      {hint && (
        <p class="note" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
