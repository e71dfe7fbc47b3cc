import type { Browser } from 'playwright-core';
import type { Command } from '#shared/workshop/features.ts';
import { limits } from '#shared/workshop/model/limits.ts';
import type { Person } from '../e2e/people.ts';
import { TestClient } from '../server/client.ts';

export type Language = 'ko' | 'en';

/** A workshop that pictures are taken of. */
export interface Room {
  readonly language: Language;
  readonly url: string;
  readonly code: string;
  readonly instructorUrl: string;
  /** Somebody of the class in front of a page, in the rooms that need one. */
  readonly classmate?: Person;
  /** The instructor without a page. */
  readonly desk: TestClient;
  /** Those of the class who act, in the rooms where some do. */
  readonly students?: readonly TestClient[];
}

/** Where a room is opened, and in which language. */
export interface Place {
  readonly browser: Browser;
  readonly url: string;
  readonly language: Language;
}

const titles = { ko: '딥러닝 첫걸음', en: 'First steps in deep learning' };

const families = { ko: [...'김박이최정강'], en: ['Kim', 'Park', 'Lee', 'Choi', 'Jung', 'Kang'] };
const given = {
  ko: ['서연', '지호', '하은', '민준', '수아', '도윤', '유진', '태오', '예린', '시우'],
  en: ['Seoyeon', 'Jiho', 'Haeun', 'Minjun', 'Sua', 'Doyun', 'Yujin', 'Taeo', 'Yerin', 'Siwoo'],
};

/** Everybody has as long a name as there may be. */
const long = process.argv.includes('--long');
const more = { ko: ' 인공지능융합교육연구소 디지털학습과정', en: '-Featherstonehaugh-Chol' } as const;

/** The name of the person with this number, other than everybody else's. */
export function nameOf(language: Language, number: number): string {
  const first = given[language][number % 10]!;
  const family = families[language][Math.floor(number / 10) % 6]!;
  const name = language === 'ko' ? `${family}${first}` : `${first} ${family}`;
  return long ? `${name}${more[language]}`.slice(0, limits.nameGraphemes - 2) : name;
}

export async function openRoom({ url, language }: Place, { title = titles[language] } = {}): Promise<Room> {
  const response = await fetch(`${url}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      locale: language,
      title,
      name: language === 'ko' ? '한지민' : 'Jimin Han',
    }),
  });
  const opened = (await response.json()) as { code: string; instructorUrl: string; instructorToken: string };
  const desk = new TestClient(url);
  await desk.connected();
  await desk.resume(opened.code, opened.instructorToken);
  return { language, url, code: opened.code, instructorUrl: opened.instructorUrl, desk };
}

/** The instructor does all of this, one after the other. */
export async function doAll({ desk }: Room, commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    const [answer, body] = await desk.command(command);
    if (answer !== 'ack') throw new Error(`${command.type}: ${JSON.stringify(body)}`);
  }
}

/** So many people come in; they stay connected as long as the process lives. */
export async function fill(room: Room, count: number): Promise<TestClient[]> {
  return enter(
    room,
    Array.from({ length: count }, (_, number) => nameOf(room.language, number)),
  );
}

/** People of these names come in, one after the other. */
export async function enter({ url, code }: Room, names: readonly string[]): Promise<TestClient[]> {
  const people: TestClient[] = [];
  for (const name of names) {
    const person = new TestClient(url);
    await person.connected();
    await person.join(code, name);
    people.push(person);
  }
  return people;
}
