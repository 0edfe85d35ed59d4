let seed=20; function R(n){ seed=(Math.imul(seed,1103515245)+12345)>>>0; return (seed>>>8)%n; }
const words=['a','foo','bar-baz','hello world','it\'s','"q"','x'.repeat(30),'','line\nbreak','ünï','日本','key1','$d','_u','0','12','a b','😀'];
class Foo{constructor(x){this.x=x}} class Bar extends Map{} class Baz extends Array{}
function prim(){ switch(R(9)){case 0:return R(10);case 1:return R(1e6);case 2:return -R(100)/7;case 3:return words[R(words.length)];case 4:return words[R(words.length)];case 5:return !!R(2);case 6:return null;case 7:return undefined;default:return BigInt(R(1000));} }
function val(d){ if(d<=0||R(3)===0) return prim();
 switch(R(14)){
 case 0:case 1:{const n=R(30);const k=R(4);return Array.from({length:n},(_,i)=>k===0?R(1000):k===1?words[R(words.length)]:k===2?R(2)*R(1e5)/8:val(d-1));}
 case 2:case 3:case 4:{const o={};const n=R(8);for(let i=0;i<n;i++)o[words[R(words.length)]+(R(2)?i:'')]=val(d-1);return o;}
 case 5:{const m=R(3)?new Map():new Bar();const n=R(5);for(let i=0;i<n;i++)m.set(val(d-1),val(d-1));return m;}
 case 6:{const s=new Set();const n=R(9);for(let i=0;i<n;i++)s.add(val(d-1));return s;}
 case 7:return new Foo(val(d-1));
 case 8:{const a=[];a[R(5)]=val(d-1);a[R(9)]=1;return a;}
 case 9:return R(2)?function named(){}:()=>{};
 case 10:return Uint8Array.from({length:R(20)},()=>R(256));
 case 11:return Float64Array.from({length:R(12)},()=>R(256)/4);
 case 12:{const o=Object.create(null);o.k=val(d-1);return o;}
 default:{const b=new Baz();for(let i=0;i<R(10);i++)b.push(prim());return b;}
 } }
for(let i=0;i<200;i++) console.log(val(5));
const big=n=>Array.from({length:n},(_,i)=>i*R(50));
for(let n=0;n<130;n+=7){console.log(big(n));console.log(big(n).map(x=>'s'+x));console.log({a:{b:big(n)}});console.log(big(n).map(x=>[x,x*2]));console.log([big(n),big(3)]);}
for(let i=0;i<60;i++){console.log({k:'z'.repeat(i),l:'y'.repeat(20)});console.log(['z'.repeat(i),'y'.repeat(40)]);console.log('w'.repeat(i),[i],{i});}
console.log('x'.repeat(200),['x'.repeat(200)],{s:'abc\n'.repeat(30)},['x'.repeat(10050)]);
