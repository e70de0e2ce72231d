package org.zerospread.engine.allocation;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zerospread.engine.allocation.Hotel.place;

/// From one guest and one room to floors that empty together.
class A02_AllocatorTest {

    @Test
    void a01_theSiteOfHisPurpose() {
        assertThat(place("""
                dorm ARRIVALS 101
                inn  CONTACTS 101
                """, "", "li CONTACT 2020-02-24")).isEqualTo("li=inn/101");
    }

    @Test
    void a02_anotherPurposeStandsInAndSaysSo() {
        Assignment one = new Allocator(Hotel.policy(), Hotel.rooms("""
                inn  CONTACTS 101 occupied
                dorm ARRIVALS 101
                """), List.of()).assign(Hotel.guests("li CONTACT 2020-02-24")).getFirst();
        assertThat(Hotel.told(List.of(one))).isEqualTo("li=dorm/101");
        assertThat(one.zh()).contains("改用重点地区人员点位");
        assertThat(one.en()).contains("stands in");
    }

    @Test
    void a03_aForbiddenPurposeNever() {
        Assignment one = new Allocator(Hotel.policy(), Hotel.rooms("rehab REHAB 101"), List.of()).assign(Hotel.guests("li CONTACT 2020-02-24")).getFirst();
        assertThat(one).isInstanceOf(Assignment.Unplaced.class);
        assertThat(one.zh()).isEqualTo("没有开放收住这类人员的点位");
    }

    @Test
    void a04_neitherTakenNorCleanedNorClosedAndItSaysWhy() {
        Assignment one = new Allocator(Hotel.policy(), Hotel.rooms("""
                inn CONTACTS 101 occupied
                inn CONTACTS 102 cleaning
                inn CONTACTS 103 closed
                inn CONTACTS 104 until=2020-02-20
                inn CONTACTS 201
                """), List.of()).assign(Hotel.guests("li CONTACT 2020-02-24 GROUND_FLOOR")).getFirst();
        assertThat(one.zh()).isEqualTo("可住的 5 间房中 4 间不空; 其余 1 间缺少必须条件: 一层");
    }

    @Test
    void a05_free_untilHisLastNightIsEnough() {
        assertThat(place("inn CONTACTS 101 until=2020-02-24", "", "li CONTACT 2020-02-24")).isEqualTo("li=inn/101");
    }

    @Test
    void a06_whoMustHaveSomethingComesFirst() {
        assertThat(place("""
                inn CONTACTS 101 ACCESSIBLE
                inn CONTACTS 102
                """, "", """
                li   CONTACT 2020-02-24
                wang CONTACT 2020-02-24 ACCESSIBLE
                """)).isEqualTo("li=inn/102 wang=inn/101");
    }

    @Test
    void a07_aWishIsMetIfItCanBeAndSaidIfNot() {
        assertThat(place("""
                inn CONTACTS 101
                inn CONTACTS 102 OWN_BATHROOM
                """, "", "li CONTACT 2020-02-24 OWN_BATHROOM")).isEqualTo("li=inn/102");
        Assignment one = new Allocator(Hotel.policy(), Hotel.rooms("inn CONTACTS 101"), List.of()).assign(Hotel.guests("li CONTACT 2020-02-24 OWN_BATHROOM")).getFirst();
        assertThat(one.zh()).contains("未能满足: 独立卫生间");
    }

    @Test
    void a08_theSameExposureOnOneFloor() {
        assertThat(place("""
                inn CONTACTS 101 occupied
                inn CONTACTS 102
                inn CONTACTS 201 occupied
                inn CONTACTS 202
                """, """
                inn/101 2020-02-24 cohort=dinner
                inn/201 2020-02-20 cohort=bus
                """, "li CONTACT 2020-02-24 cohort=bus")).isEqualTo("li=inn/202");
    }

    @Test
    void a09_anotherExposureGetsAFloorOfItsOwnWhileThereIsOne() {
        assertThat(place("""
                inn CONTACTS 101 occupied
                inn CONTACTS 102
                inn CONTACTS 201
                """, "inn/101 2020-02-24 cohort=dinner", """
                li   CONTACT 2020-02-24 cohort=bus
                wang CONTACT 2020-02-24 cohort=train
                """)).isEqualTo("li=inn/201 wang=inn/102");
    }

    @Test
    void a10_floorsEmptyTogether() {
        assertThat(place("""
                dorm ARRIVALS 101 occupied
                dorm ARRIVALS 102
                dorm ARRIVALS 201 occupied
                dorm ARRIVALS 202
                """, """
                dorm/101 2020-02-14
                dorm/201 2020-02-23
                """, "li ARRIVAL 2020-02-24")).isEqualTo("li=dorm/202");
    }

    @Test
    void a11_anEmptyFloorIsOpenedOnlyForOneWhoLeavesMuchLater() {
        String rooms = """
                dorm ARRIVALS 101 occupied
                dorm ARRIVALS 102
                dorm ARRIVALS 201
                """;
        assertThat(place(rooms, "dorm/101 2020-02-21", "li ARRIVAL 2020-02-24")).isEqualTo("li=dorm/102");
        assertThat(place(rooms, "dorm/101 2020-02-20", "li ARRIVAL 2020-02-24")).isEqualTo("li=dorm/201");
    }

    @Test
    void a12_aFamilySharesItsRoomAndNobodyElseComesIn() {
        assertThat(place("""
                inn CONTACTS 101
                inn CONTACTS 102 beds=3 family
                """, "", """
                mother CONTACT 2020-02-24 family=chen
                li     CONTACT 2020-02-24
                child  CONTACT 2020-02-24 family=chen
                wang   CONTACT 2020-02-24
                """)).isEqualTo("child=inn/102#2 li=inn/101 mother=inn/102 wang=—");
    }

    @Test
    void a13_aFamilyTooLargeForItsRoomLivesNearby() {
        assertThat(place("""
                inn CONTACTS 101
                inn CONTACTS 201 beds=2 family
                inn CONTACTS 202
                """, "", """
                mother CONTACT 2020-02-24 family=chen
                father CONTACT 2020-02-24 family=chen
                child  CONTACT 2020-02-24 family=chen
                """)).isEqualTo("child=inn/202 father=inn/201#2 mother=inn/201");
    }

    @Test
    void a14_twoStrangersNeverShareWhateverTheBeds() {
        assertThat(place("inn CONTACTS 101 beds=4 family", "", """
                li   CONTACT 2020-02-24
                wang CONTACT 2020-02-24
                """)).isEqualTo("li=inn/101 wang=—");
    }

    @Test
    void a15_rareRoomsAreKept() {
        assertThat(place("""
                inn CONTACTS 101 ACCESSIBLE
                inn CONTACTS 102 NEXT_TO_MEDIC
                inn CONTACTS 103 beds=2 family
                inn CONTACTS 104
                """, "", "li CONTACT 2020-02-24")).isEqualTo("li=inn/104");
    }

    @Test
    void a16_aSiteTakesNoMoreThanItMay() {
        assertThat(place("""
                inn CONTACTS 101 spare=1
                inn CONTACTS 102
                """, "", """
                li   CONTACT 2020-02-24
                wang CONTACT 2020-02-24
                """)).isEqualTo("li=inn/101 wang=—");
    }

    @Test
    void a18_aRoomThatSomebodyChoseIsJudged() {
        List<Room> rooms = Hotel.rooms("""
                inn   CONTACTS 101
                inn   CONTACTS 102 occupied
                rehab REHAB    101
                """);
        Allocator allocator = new Allocator(Hotel.policy(), rooms, List.of());
        Guest li = Hotel.guests("li CONTACT 2020-02-24").getFirst();
        assertThat(allocator.choose(li, rooms.get(0)).zh()).startsWith("用途相符");
        assertThat(allocator.choose(li, rooms.get(1)).zh()).contains("102 房已住人");
        assertThat(allocator.choose(li, rooms.get(2)).zh()).contains("按政策不许住");
    }

    @Test
    void a17_suggestsTheBestFirstAndGivesNothingOut() {
        Allocator allocator = new Allocator(Hotel.policy(), Hotel.rooms("""
                dorm ARRIVALS 101
                inn  CONTACTS 101
                inn  CONTACTS 102
                """), List.of());
        Guest li = Hotel.guests("li CONTACT 2020-02-24").getFirst();
        assertThat(allocator.suggest(li, 3)).extracting(placed -> placed.room().id()).containsExactly("inn/101", "inn/102", "dorm/101");
        assertThat(allocator.suggest(li, 1)).extracting(placed -> placed.room().id()).containsExactly("inn/101");
    }
}
