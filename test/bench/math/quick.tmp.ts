import {tasks} from '/work/main/test/bench/math/tasks.ts';
import {plain} from '/work/main/test/bench/math/contestants/plain.ts';
import {weightroom} from '/work/main/test/bench/math/contestants/weightroom.ts';
for (const t of tasks()){
 const A=await weightroom(t), B=await plain(t);
 A.gradient();B.gradient();
 const ga=A.gradients!(),gb=B.gradients!(); console.log(t.name,'diff',Math.max(...ga.map((v,i)=>Math.abs(v-gb[i]!))));
 for(const op of ['forward','gradient'] as const){
 const fs=[A[op],B[op]];
 let best=[1e9,1e9]; const ratios:number[]=[];
 let reps=1; while(true){const s=performance.now(); for(let i=0;i<reps;i++)fs[1]!(); if(performance.now()-s>3)break; reps*=2;}
 for(let k=0;k<200;k++){const ds=fs.map((f,q)=>{const s=performance.now(); for(let i=0;i<reps;i++) f(); const d=(performance.now()-s)/reps*1e3; best[q]=Math.min(best[q]!,d); return d;}); ratios.push(ds[0]!/ds[1]!);}
 ratios.sort((a,b)=>a-b);
 console.log('  ',op,best.map(v=>v.toFixed(3)).join(' us  '),'min ratio',(best[0]!/best[1]!).toFixed(3),'median',ratios[100]!.toFixed(3));
 }}
