export const handing = {
  'handing.hand': { en: 'Hand over', ko: '건네기' },
  'handing.hand.of': { en: 'Hand {parameter} to a student', ko: '{parameter} 맡기기' },
  'handing.owner': { en: '{name} moves it', ko: '{name} 님이 맡았어요' },
  'handing.back': { en: 'Take back', ko: '돌려받기' },
  'handing.layer': { en: 'Whole layer', ko: '층 전체' },
  'handing.layer.of': { en: 'Hand the whole layer to {name}', ko: '{name} 님에게 층 전체 건네기' },
  'handing.dice': { en: 'Someone at random', ko: '무작위로 건네기' },
} as const;
