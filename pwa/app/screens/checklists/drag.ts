/** Dragging an item of a draft to another place, with a mouse or a finger. Keys and buttons do the same elsewhere. */
import { combine } from "@atlaskit/pragmatic-drag-and-drop/combine";
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from "@atlaskit/pragmatic-drag-and-drop/element/adapter";
import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from "@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge";
import { getReorderDestinationIndex } from "@atlaskit/pragmatic-drag-and-drop-hitbox/util/get-reorder-destination-index";

export interface Place {
  readonly draftId: string;
  readonly id: string;
  readonly nth: number;
}

/** Let the item be dragged by its handle, and others be dropped before or after it: `over` says where one would land. */
export function dragsAndTakes(
  item: HTMLElement,
  handle: HTMLElement,
  place: () => Place,
  over: (edge: Edge | null) => void,
): () => void {
  return combine(
    draggable({ element: item, dragHandle: handle, getInitialData: () => ({ ...place() }) }),
    dropTargetForElements({
      element: item,
      canDrop: ({ source }) => source.data.draftId === place().draftId,
      getData: ({ input, element }) =>
        attachClosestEdge({ ...place() }, { input, element, allowedEdges: ["top", "bottom"] }),
      onDrag: ({ self, source }) =>
        over(source.data.id === place().id ? null : extractClosestEdge(self.data)),
      onDragLeave: () => over(null),
      onDrop: () => over(null),
    }),
  );
}

/** Call `move` for each item of the draft that is dropped in another place, until the function it gives is called. */
export function onDropped(draftId: string, move: (id: string, to: number) => void): () => void {
  return monitorForElements({
    canMonitor: ({ source }) => source.data.draftId === draftId,
    onDrop: ({ source, location }) => {
      const target = location.current.dropTargets[0]?.data;
      if (!target) return;
      const to = getReorderDestinationIndex({
        startIndex: Number(source.data.nth),
        indexOfTarget: Number(target.nth),
        closestEdgeOfTarget: extractClosestEdge(target),
        axis: "vertical",
      });
      move(String(source.data.id), to);
    },
  });
}
