import type { Sentence } from '#shared/locale.ts';

/** One part of the guide: what it is about, a word before it, and what is done, one after the other. */
export interface GuidePart {
  readonly id: string;
  readonly title: Sentence;
  readonly lead: Sentence;
  readonly steps: readonly Sentence[];
}

/** The guide for instructors; README has the same in short. */
export const guide: readonly GuidePart[] = [
  {
    id: 'first-class',
    title: { en: 'Your first class in five minutes', ko: '5분 만에 첫 수업' },
    lead: {
      en: 'Nobody needs an account. You need a laptop, a projector, and this address.',
      ko: '아무도 가입하지 않아도 돼요. 노트북과 프로젝터, 이 주소만 있으면 돼요.',
    },
    steps: [
      {
        en: 'Open a workshop on the first page. You are now in the console: only you see it.',
        ko: '첫 화면에서 수업을 열어요. 그러면 강사 화면이 나와요. 이 화면은 강사만 봐요.',
      },
      {
        en: 'Open “Stage view” in a second window and move it to the projector. It shows the join code, and needs no hand for the rest of the hour.',
        ko: '‘무대 화면’을 새 창으로 열어 프로젝터로 옮겨요. 참가 코드가 보이고, 수업 내내 손댈 필요가 없어요.',
      },
      {
        en: 'Students open the address or scan the QR, type six characters and a name. Phones will do.',
        ko: '학생은 주소를 열거나 QR을 찍고, 코드 여섯 글자와 이름을 적어요. 휴대폰이면 충분해요.',
      },
      {
        en: 'Pick a weight on the board and drag it. Every screen moves with you.',
        ko: '보드에서 가중치를 하나 골라 끌어 보세요. 모두의 화면이 함께 움직여요.',
      },
      {
        en: 'Now ask: press Q, and the sentence is written for you. Press Enter. When most have answered, press C to close and R to try it. The loss on the stage is really calculated then.',
        ko: '이제 물어보세요. Q를 누르면 질문이 저절로 적혀요. Enter로 묻고, 대부분 답하면 C로 마감하고 R로 해 봐요. 무대의 손실은 그때 정말로 계산한 값이에요.',
      },
      {
        en: 'Everything has a key. Press ? to see them all.',
        ko: '모든 동작에 단축키가 있어요. ?를 누르면 한눈에 보여요.',
      },
    ],
  },
  {
    id: 'lecture-90',
    title: { en: 'A lecture of 90 minutes', ko: '90분 강의' },
    lead: {
      en: 'The lecture ships as a plan: nine activities, each with its minutes. Choose it in the console before the class comes.',
      ko: '강의가 계획으로 들어 있어요. 활동 아홉 개에 시간이 정해져 있으니, 학생이 오기 전에 강사 화면에서 골라 두세요.',
    },
    steps: [
      {
        en: 'Before: choose “The lecture in 90 minutes”, change the minutes or the order to your class, and keep your own version in the browser or as a file.',
        ko: '준비: ‘강의 90분’을 고르고, 반에 맞게 시간이나 순서를 바꿔요. 고친 계획은 브라우저나 파일로 남겨 둘 수 있어요.',
      },
      {
        en: 'During: ] goes on, to the next step of the activity and then to the next activity; [ goes back. Click a row to jump. At the bottom you see whether you are ahead.',
        ko: '진행: ]를 누르면 활동의 다음 단계로, 끝나면 다음 활동으로 넘어가요. [는 되돌아가요. 순서를 누르면 바로 건너뛰고, 아래에 계획보다 빠른지 늦은지 보여요.',
      },
      {
        en: 'Every activity begins with a prediction. Wait until most are in, close, have neighbours talk for a minute, vote again, then reveal. The second vote is where the learning happens.',
        ko: '활동은 모두 예측으로 시작해요. 대부분 답하면 마감하고, 옆 사람과 1분쯤 의논하게 한 뒤 다시 투표하고 공개하세요. 두 번째 투표에서 가장 많이 배워요.',
      },
      {
        en: 'Short of time? Skip “Shapes that fit” and “Eight ways to pass it on”; both can be done at home. Never skip the reveal of a question that you asked.',
        ko: '시간이 모자라면 ‘맞물리는 모양’과 ‘넘겨주는 여덟 가지 방법’을 건너뛰세요. 둘 다 집에서 할 수 있어요. 물어본 질문은 꼭 공개해 주세요.',
      },
      {
        en: 'Somebody asks “what if…?” That is an ad-hoc question: select the weight, Q, Enter. It takes two taps, and the class predicts instead of listening.',
        ko: '“만약에…?”라는 질문이 나오면 바로 물어보세요. 가중치를 고르고 Q, Enter면 돼요. 듣는 대신 모두가 예측하게 돼요.',
      },
      {
        en: 'Keep ten minutes at the end. “The five steps of training” is what they will remember the rest by.',
        ko: '마지막 10분은 남겨 두세요. ‘학습의 다섯 걸음’이 나머지를 묶어 줘요.',
      },
    ],
  },
  {
    id: 'network',
    title: { en: 'When the network at school is difficult', ko: '학교 네트워크가 말썽일 때' },
    lead: {
      en: 'School networks block and drop. Nothing that anybody did is lost when they do.',
      ko: '학교 네트워크는 막히고 끊겨요. 그래도 누군가 한 일은 사라지지 않아요.',
    },
    steps: [
      {
        en: 'A page says it is connected by polling: the network blocks WebSockets. Everything still works, a little later.',
        ko: '‘폴링으로 연결했어요’라고 나오면 네트워크가 WebSocket을 막는 거예요. 조금 늦을 뿐 모두 그대로 쓸 수 있어요.',
      },
      {
        en: 'A page says it is reconnecting: leave it open. Values are kept and sent when it is back. A reload keeps the name, too.',
        ko: '‘다시 연결하는 중’이면 그대로 두세요. 값을 간직했다가 다시 연결되면 보내요. 새로 고쳐도 이름이 남아요.',
      },
      {
        en: 'Nobody reaches the address: guest networks often keep devices apart. Use one laptop’s hotspot, or run the server where all can reach it.',
        ko: '아무도 주소에 못 들어오면, 손님용 네트워크가 기기끼리의 연결을 막는 경우가 많아요. 노트북의 핫스팟을 쓰거나 모두가 닿는 곳에서 서버를 켜세요.',
      },
      {
        en: 'A phone ran out of battery: give its student a one-time code from the roster, and they go on elsewhere as themselves.',
        ko: '휴대폰이 꺼졌다면 명단에서 한 번 쓰는 코드를 주세요. 다른 기기에서 자기 이름으로 이어 갈 수 있어요.',
      },
      {
        en: 'The server stopped: start it again. The class is where it was, with the question that was open.',
        ko: '서버가 멈췄다면 다시 켜세요. 열려 있던 질문까지 그대로예요.',
      },
      {
        en: 'Only half of the class is in: put two students to one phone, and ask questions. A prediction needs one phone a pair.',
        ko: '절반만 들어왔다면 휴대폰 하나에 둘씩 앉히고 질문 위주로 가세요. 예측은 둘이 하나로도 충분해요.',
      },
    ],
  },
];
