/**
 * Words for sums and averages in languages other than English, as a part of a regular expression. Words that are also symbols of
 * coins, such as `SUMA` and `SUMMA`, are left out.
 */
export const SUMMARY_WORDS =
  'durchschnitt|mittelwert|summe|gesamt(?:summe)?|zwischensumme|insgesamt|moyenne|promedio|totale|totaux|média|totaal|subtotaal|gemiddelde|' +
  'totalt|genomsnitt|medelvärde|i alt|gennemsnit|gjennomsnitt|yhteensä|keskiarvo|razem|ogółem|łącznie|średnia|celkem|celkom|spolu|' +
  'součet|súčet|průměr|priemer|összesen|átlag|toplam|genel toplam|ortalama|итого|всего|среднее|разом|усього|всього|середнє|общо|' +
  'σύνολο|μέσος όρος|المجموع|الإجمالي|المتوسط|סה"כ|סך הכל|ממוצע|jumlah|rata-rata|tổng(?: cộng)?|trung bình|รวม|ค่าเฉลี่ย|' +
  '合計|小計|総計|平均|合计|小计|总计|總計|합계|소계|총계|평균';
