import { html, type TemplateResult } from 'lit';
import type { Link, LinkId } from '#shared/workshop/model/links.ts';
import { lookup } from '#shared/workshop/model/lookup.ts';
import type { ParticipantId } from '#shared/workshop/model/participant.ts';
import { linkAddress, stageAddress } from '../net/link-address.ts';
import '../room/links-panel.ts';
import type { LinkWish } from '../room/links-panel.ts';
import { showReadmission } from '../room/readmit-dialog.ts';
import type { WorkshopStore } from '../stores/workshop-store.ts';

/** What links need of the page that makes them. */
export interface Place {
  /** Where others reach the server. */
  readonly origin: string;
  readonly copy: (address: string) => void;
}

/** The links into a workshop: made, shown, copied and taken back. */
export function linksPanel(store: WorkshopStore, place: Place, folded: boolean): TemplateResult {
  const addresses = addressesOf(store, place);
  return html`<wr-links-panel
    ?folded=${folded}
    .links=${store.links.map(({ link }) => link)}
    .participants=${store.workshop?.participants ?? {}}
    .addresses=${addresses}
    .you=${store.you}
    .watchers=${store.watchers}
    .refused=${store.refusal({ type: 'make-link' })}
    @link-make=${({ detail }: CustomEvent<LinkWish>) => void make(store, detail)}
    @link-revoke=${({ detail }: CustomEvent<{ link: LinkId }>) => store.revokeLink(detail.link)}
    @link-copy=${({ detail }: CustomEvent<{ link: LinkId }>) => place.copy(addresses[detail.link] ?? '')}
  ></wr-links-panel>`;
}

/** Makes a one-time way back in for somebody, and shows it. */
export async function readmit(
  store: WorkshopStore,
  { origin, copy }: Place,
  participant: ParticipantId,
  name: string,
): Promise<void> {
  const made = await store.readmit(participant);
  if (made === undefined) return;
  const { link, secret } = made;
  const address = addressOf(store, origin, link, secret);
  await showReadmission({ name, secret, address, until: link.until ?? 0, copy });
}

/** The addresses of the links whose secrets this page knows. */
function addressesOf(store: WorkshopStore, { origin }: Place): Record<LinkId, string> {
  return Object.fromEntries(
    store.links.flatMap(({ link, secret }) =>
      secret === undefined ? [] : [[link.id, addressOf(store, origin, link, secret)] as const],
    ),
  );
}

function addressOf(store: WorkshopStore, origin: string, link: Link, secret: string): string {
  const { kind, participant } = link;
  if (kind === 'stage') return stageAddress(origin, store.code, secret);
  const person = participant === null ? undefined : lookup(store.workshop?.participants ?? {}, participant);
  return linkAddress(origin, store.code, secret, person?.role !== 'student');
}

async function make(store: WorkshopStore, { kind }: LinkWish): Promise<void> {
  if (kind === 'device') await store.makeDeviceLink();
  else if (kind === 'stage') await store.makeStageLink();
  else await store.makeCoInstructorLink();
}
