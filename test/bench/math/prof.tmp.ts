import {tasks} from './tasks.ts';
import {createWorkspace} from '../../../shared/math/workspace.ts';
import {forward,backpropagate} from '../../../shared/math/network.ts';
import {denseForward} from '../../../shared/math/dense.ts';
const all=tasks();
const g=new Float64Array(9000);
const F:[string,()=>void][]=[];
for(const t of all.slice(1,3)){ const w=createWorkspace(t.spec,t.rows);
 F.push([t.name+' fwd',()=>{forward(w,t.parameters,t.x,t.rows)}]);
 F.push([t.name+' bp',()=>{backpropagate(w,t.parameters,'half-sse',t.x,t.t,g,t.rows)}]);
 F.push([t.name+' act',()=>{for(const l of w.layers) l.activation.forward(l,t.rows)}]);
 F.push([t.name+' actback',()=>{for(const l of w.layers) l.activation.backward(l,t.rows)}]);
 F.push([t.name+' dense',()=>{let z=t.x; for(const l of w.layers) {denseForward(t.rows,l.inputs,l.units,z,t.parameters,l.weights,l.biases,l.a); z=l.z;}}]);
 F.push([t.name+' Math.tanh',()=>{for(const l of w.layers) {const {a,z,units}=l; for(let k=0;k<units*t.rows;k++) z[k]=Math.tanh(a[k]!);}}]);
}
for (const [,f] of F) for(let i=0;i<3000;i++) f();
const best:any={};
for(let q=0;q<6;q++){ for(const [name] of F) (best[name]??=[]).push(1e9);
for(let r=0;r<100;r++) for (const [name,f] of F){const t=performance.now(); for(let i=0;i<20;i++) f(); best[name][q]=Math.min(best[name][q],(performance.now()-t)/20*1e3);}}
for(const [n,v] of Object.entries<any>(best)) console.log(n.padEnd(24),v.map((x:number)=>x.toFixed(2)).join(' '));
