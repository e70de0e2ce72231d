package org.zerospread.engine.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a line list writes about the source of an infection, understood as far as it goes: cases named, where it was brought from, places and groups. The text itself is kept by whoever has it.
///
/// @param named cases named in the text, without the case itself, in the order in which they stand
/// @param origins where the case came from or travelled to, in the words of the text
/// @param places groups such as `mall 商场` that the case belongs to
/// @param relation what binds the case to those named
/// @param unknown whether the text says that the source is not known
public record SourceText(List<String> named, List<String> origins, Set<String> places, Relation relation, boolean unknown) {

    /// What binds a case to those named, the closest first.
    public enum Relation {
        FAMILY, WORK, CONTACT, NONE
    }

    private static final Pattern CASE = Pattern.compile("(?<![A-Za-z0-9])([A-Za-z]{1,4}-?[0-9]{1,6}|病例 ?[0-9]{1,6}|cases? ?[0-9]{1,6})(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAMILY = Pattern.compile("famil|relative|wife|whife|hus?band|hunsband|\\bson\\b|daughter|duaghto|father|mother|brother|sister|parent|in law|家|妻|夫|父|母|儿|女|兄|弟|姐|妹|亲属|亲戚",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORK = Pattern.compile("co-?worker|colleage|colleague|workplace|business partner|worker at|同事|同单位|工友", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONTACT = Pattern.compile("contac|confirmed patient|dinner|shopping with|密接|密切接触|接触|聚餐|同乘", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNKNOWN = Pattern.compile("unknown|unclear|not clear|不详|不明|未知", Pattern.CASE_INSENSITIVE);
    /// A place name behind a word of travel, or one of the key areas by itself.
    private static final Pattern TRAVEL = Pattern.compile("(?:trip|travel(?:led|ling)?|travle|visit(?:ed|ing)?|return(?:ed|ing)?)(?: to| from| in)? ([A-Z][a-z]+)|(?:旅居|自|从|到|赴)([\\u4e00-\\u9fff]{2,4}?)(?:返|回|旅|出差|居住|史|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY_AREA = Pattern.compile("wuhan|hubei|武汉|湖北", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_ANOTHER = Pattern.compile("(?:a|the) (?:person|patient|traveller) (?:from|of) [A-Za-z]+", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPORT = Pattern.compile("import|travel\\s*$|输入|境外|旅居", Pattern.CASE_INSENSITIVE);
    /// Of these words behind a word of travel none is a place to come from.
    private static final Set<String> NO_PLACE = Set.of("with", "and", "the", "to", "from", "in", "at", "a", "an", "of");
    private static final Map<String, Pattern> GROUPS = groups();

    public SourceText {
        named = List.copyOf(named);
        origins = List.copyOf(origins);
        places = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(places));
    }

    private static Map<String, Pattern> groups() {
        Map<String, Pattern> places = new LinkedHashMap<>();
        places.put("商场 mall", Pattern.compile("\\bma[il]l\\b|super ?store|supermarket|shopp|shooper|商场|百货|超市|购物", Pattern.CASE_INSENSITIVE));
        places.put("列车 train", Pattern.compile("\\btrain\\b|railway|列车|火车|动车|高铁|铁路", Pattern.CASE_INSENSITIVE));
        places.put("学校 school", Pattern.compile("school|schook|college|university|学校|中学|小学|大学|幼儿园", Pattern.CASE_INSENSITIVE));
        places.put("医院 hospital", Pattern.compile("hospital|\\bward\\b|clinic|医院|病房|诊所|卫生院", Pattern.CASE_INSENSITIVE));
        places.put("市场 market", Pattern.compile("\\bmarket\\b|市场|集市|菜场", Pattern.CASE_INSENSITIVE));
        return places;
    }

    /// Nothing is written.
    public static final SourceText NOTHING = new SourceText(List.of(), List.of(), Set.of(), Relation.NONE, false);

    /// @param own the number of the case the text is about: numbers written without letters (`case 109`) take its letters
    public static SourceText of(String own, String text) {
        if (text.isBlank()) {
            return NOTHING;
        }
        Set<String> named = named(own, text);
        Relation relation = FAMILY.matcher(text).find() ? Relation.FAMILY : WORK.matcher(text).find() ? Relation.WORK : CONTACT.matcher(text).find() || !named.isEmpty() ? Relation.CONTACT : Relation.NONE;
        Set<String> places = new LinkedHashSet<>();
        GROUPS.forEach((place, words) -> {
            if (words.matcher(text).find()) {
                places.add(place);
            }
        });
        return new SourceText(List.copyOf(named), origins(text), places, relation, UNKNOWN.matcher(text).find());
    }

    private static Set<String> named(String own, String text) {
        Set<String> named = new LinkedHashSet<>();
        String letters = own.replaceFirst("[0-9]+$", "");
        Matcher cases = CASE.matcher(text);
        while (cases.find()) {
            String word = cases.group(1);
            String digits = word.replaceFirst("^(?i:cases?|病例) ?", "");
            String number = digits.equals(word) ? word.toUpperCase(Locale.ROOT) : letters + digits;
            if (!number.equalsIgnoreCase(own)) {
                named.add(letters.equalsIgnoreCase(number.replaceFirst("[0-9]+$", "")) ? letters + number.replaceFirst("^.*?(?=[0-9]+$)", "") : number);
            }
        }
        return named;
    }

    private static List<String> origins(String text) {
        String own = OF_ANOTHER.matcher(text).replaceAll("");
        Set<String> origins = new LinkedHashSet<>();
        Matcher key = KEY_AREA.matcher(own);
        while (key.find()) {
            origins.add(key.group());
        }
        Matcher travel = TRAVEL.matcher(own);
        while (travel.find()) {
            String place = travel.group(1) != null ? travel.group(1) : travel.group(2);
            if (!NO_PLACE.contains(place.toLowerCase(Locale.ROOT)) && origins.stream().noneMatch(known -> known.equalsIgnoreCase(place))) {
                origins.add(place);
            }
        }
        Matcher imported = IMPORT.matcher(own);
        if (origins.isEmpty() && imported.find()) {
            origins.add(imported.group().strip());
        }
        return new ArrayList<>(origins);
    }

    /// Whether the text holds the case to be brought in from elsewhere.
    public boolean imported() {
        return !origins.isEmpty();
    }
}
