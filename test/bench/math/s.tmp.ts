import {tasks} from './tasks.ts';
import {synapticJs} from './contestants/synaptic.ts';
import {weightroom} from './contestants/weightroom.ts';
import {plain} from './contestants/plain.ts';
import synaptic from 'synaptic';
const t=tasks()[0]!;
const s=await synapticJs(t), w=await weightroom(t), p=await plain(t);
const net=new synaptic.Architect.Perceptron(2,3,2,2); const x=[1,.5],y=[.3,.6];
const F:Record<string,()=>void>={sF:s.forward,sG:s.gradient,wF:w.forward,wG:w.gradient,pF:p.forward,pG:p.gradient,rate1:()=>{net.activate(x);net.propagate(.1,y);},rate0:()=>{net.activate(x);net.propagate(0,y);}};
const best:any={};
for(const [n,f] of Object.entries(F)) for(let i=0;i<1e5;i++) f();
for(let r=0;r<100;r++) for(const [n,f] of Object.entries(F)){const q=performance.now(); for(let i=0;i<10000;i++) f(); best[n]=Math.min(best[n]??1e9,(performance.now()-q)/10);}
console.log(best);
