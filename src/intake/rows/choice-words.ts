/**
 * Further words that offices and statistics use for the choices of the input template, by choice. Words that could mean
 * two choices, such as 乡镇, are left out, so that they are asked about.
 */
export const CHOICE_WORDS: Readonly<Record<string, readonly string[]>> = {
  kindergarten: ['学前', '学前教育'],
  primary: ['普通小学', '完全小学', '小学校', '小学阶段'],
  junior: ['初级中学', '普通初中', '初中学校', '初中阶段'],
  nine_year: ['九年一贯制', '九年制学校', '九年制'],
  senior: ['高级中学', '普通高中', '普通高级中学', '高中阶段'],
  complete_secondary: ['完全中学校', '完中'],
  vocational: ['中职', '中等职业学校', '中等职业教育', '职业高中', '职业中学', '中专'],
  special: ['特殊教育', '特教', '特教学校', '特殊学校'],
  teaching_point: ['小学教学点'],
  urban: ['城市', '市区', '主城区', '市辖区', '区'],
  county: ['县', '县级', '县市', '区级', '县区级', '区县', '区县级', '县(区)', '县(区)级', '县级财政'],
  town: ['镇'],
  rural: ['农村', '乡', '村'],
  public: ['公立', '公办学校'],
  private: ['私立', '民办学校'],
  special_school: ['特殊教育学校'],
  inclusive: ['随班就读学生', '随读'],
  home: ['送教'],
  central: ['中央级', '中央财政', '国家'],
  province: ['省', '省财政', '省级财政'],
  city: ['市', '市财政', '市级财政', '地市级', '市本级'],
  capital: ['基建', '基本建设支出', '建设资金'],
  recurrent: ['经常', '经常性支出', '经常性经费'],
};
