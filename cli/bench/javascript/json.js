// Writing and reading JSON.
const people = Array.from({ length: 20000 }, (_, id) => ({ id, name: `name ${id}`, tags: ['a', 'b', String(id)], score: id / 7, active: id % 2 === 0 }));
let length = 0;
for (let round = 0; round < 5; round++) {
  const text = JSON.stringify(people);
  length += text.length + JSON.parse(text).filter((person) => person.active).length;
}
console.log(length);
