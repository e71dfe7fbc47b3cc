import {tasks} from './tasks.ts';
import {takeTurns} from './measure.ts';
import {synapticJs} from './contestants/synaptic.ts';
import {weightroom} from './contestants/weightroom.ts';
import {plain} from './contestants/plain.ts';
import {brainJs} from './contestants/brain.ts';
import {convnet} from './contestants/convnet.ts';
import {mlMatrix} from './contestants/ml-matrix.ts';
import {tfjs} from './contestants/tfjs.ts';
const t=tasks()[0]!;
const all:any={weightroom,plain,synapticJs,brainJs,convnet,mlMatrix};
if(process.argv[2]) all.tfjs=(t:any)=>tfjs('cpu',t);
const c:any={}; for(const k in all){ c[k]=await all[k](t); c[k].forward(); c[k].gradient();}
for(const op of ['forward','gradient']) console.log((await takeTurns(Object.keys(c).map(name=>({name,run:c[name][op],prepare:c[name].prepare})),25)).map(x=>x.name+' '+x.fastest.toFixed(3)+' '+x.median.toFixed(3)+' '+x.ratio.toFixed(2)).join('\n'));
