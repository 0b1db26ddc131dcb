package words

import "strings"

// defaultDecimals is how many decimals the amounts of most currencies have.
const defaultDecimals = 2

// currencies are the codes of ISO 4217 that people pay with, by the number of
// decimals of their amounts. Funds, metals, and the codes for tests and for no
// currency at all (XXX) are left out: nobody sends an invoice in them.
var currencies = [...]struct {
	decimals int
	codes    string
}{
	{0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"},
	{2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD " +
		"CAD CDF CHF CNY COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD " +
		"HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL " +
		"MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN " +
		"QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS " +
		"UAH USD UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG"},
	{3, "BHD IQD JOD KWD LYD OMR TND"},
}

// codeLength is the length of every code.
const codeLength = 3

// Currencies lists the codes of the currencies there are.
func Currencies() []string {
	var all []string
	for _, c := range currencies {
		all = append(all, strings.Fields(c.codes)...)
	}
	return all
}

// IsCurrency reports whether a text is the code of a currency.
func IsCurrency(code string) bool {
	_, ok := decimals(code)
	return ok
}

// Decimals is how many decimals the amounts of a currency have: 0 of the yen, 3
// of the Kuwaiti dinar, 2 of most, and of a code that is none.
func Decimals(code string) int {
	n, _ := decimals(code)
	return n
}

func decimals(code string) (int, bool) {
	if len(code) == codeLength && !strings.Contains(code, " ") {
		for _, c := range currencies {
			// Codes are parted by spaces, so that one is found at its beginning only.
			if at := strings.Index(c.codes, code); at >= 0 && at%(codeLength+1) == 0 {
				return c.decimals, true
			}
		}
	}
	return defaultDecimals, false
}
