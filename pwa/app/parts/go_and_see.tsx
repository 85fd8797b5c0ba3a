import { ChevronRight } from "lucide";
import { goAndSee } from "../store/queries";
import { Icon } from "./icon";
import { useLive } from "./live";
import { Section } from "./page";
import { Avatar } from "./person";
import { usePhone } from "./phone";

/** The one rep to go and see next, and why; nothing while it is looked up, or when everybody is planned for. */
export function GoAndSee() {
  const phone = usePhone();
  const live = useLive(() => goAndSee(phone), []);
  const first = live.state === "here" ? live.value[0] : undefined;
  if (!first) return null;
  return (
    <Section title="Go and see next">
      <div class="card list">
        <a class="entry" href={`/ride/new?rep=${first.rep.id}`}>
          <Avatar name={first.rep.name} />
          <span class="grow">
            <strong>{first.rep.name}</strong>
            <span class="note">{first.why}</span>
          </span>
          <Icon icon={ChevronRight} />
        </a>
      </div>
    </Section>
  );
}
