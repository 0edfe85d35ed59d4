import { readFileSync } from 'fs';

interface Entry {
  readonly word: string;
  count: number;
}

class Counter {
  private entries: Map<string, Entry> = new Map();

  constructor(text: string, private readonly separator: RegExp = /\s+/) {
    for (const word of text.split(this.separator).filter(Boolean)) this.add(word);
  }

  private add(word: string): void {
    const entry = this.entries.get(word) ?? { word, count: 0 };
    entry.count++;
    this.entries.set(word, entry);
  }

  sorted(): Entry[] {
    return [...this.entries.values()].sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  }
}

for (const { word, count } of new Counter(readFileSync(0, 'utf8')).sorted()) console.log(word, count);
