import { MainButton } from "../../parts/main_button";
import { usePhone } from "../../parts/phone";
import { closeIt, haveRead, prepare } from "../../record/retrospective";
import type { PartProps } from "./retrospective";
import { keyOf } from "./went_well";

/** The one thing to press: the rep prepares it, the manager closes it, the rep has read it. Nobody closes for the other. */
export function Closing({ found, own, today }: PartProps) {
  const phone = usePhone();
  const { managerClosedAt, repClosedAt, preparedAt, startsOn, numbers } = found;
  const key = keyOf(found);
  if (own) {
    if (managerClosedAt && !repClosedAt)
      return <MainButton label="I have read it" onPress={() => haveRead(phone, key)} />;
    if (!managerClosedAt && !preparedAt)
      return <MainButton label="It is prepared" onPress={() => prepare(phone, key)} />;
    return null;
  }
  if (managerClosedAt || startsOn > today) return null;
  const reading = numbers.state === "here" ? { ...numbers.reading } : null;
  return <MainButton label="We closed it" onPress={() => closeIt(phone, key, reading)} />;
}
