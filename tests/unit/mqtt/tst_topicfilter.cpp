// SPDX-License-Identifier: GPL-3.0-or-later
#include "mqtt/topicfilter.h"

#include <QtTest/QTest>

using namespace mqtt;

class TestTopicFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filterMatchesName_data();
    void filterMatchesName();
    void manyLevelsNeedNeitherStackNorPatience();
    void matchingAgreesWithLevelByLevel();
    void filterIsChecked_data();
    void filterIsChecked();
    void wildcardsAreSeen();
};

namespace {

/// The rule as the standard tells it, level by level (4.7).
bool matchesByLevels(const QByteArray &filter, const QByteArray &name)
{
    const QByteArrayList filters = filter.split('/');
    const QByteArrayList names = name.split('/');
    if (name.startsWith('$') && (filters.first() == "+" || filters.first() == "#"))
        return false;
    for (qsizetype i = 0; i < filters.size(); ++i) {
        if (filters[i] == "#")
            return names.size() >= i;
        if (i >= names.size() || (filters[i] != "+" && filters[i] != names[i]))
            return false;
    }
    return filters.size() == names.size();
}

} // namespace

void TestTopicFilter::filterMatchesName_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isMatch");
    const auto row = [](const char *filter, const char *name, bool isMatch) {
        QTest::addRow("%s %s %s", filter, isMatch ? "matches" : "does not match", name)
            << QByteArray(filter) << QByteArray(name) << isMatch;
    };
    row("sport/tennis/player1/#", "sport/tennis/player1", true); // 4.7.1.2
    row("sport/tennis/player1/#", "sport/tennis/player1/ranking", true);
    row("sport/tennis/player1/#", "sport/tennis/player1/score/wimbledon", true);
    row("sport/tennis/player1/#", "sport/tennis/player10", false);
    row("sport/#", "sport", true);
    row("sport/#", "sports", false);
    row("#", "a", true);
    row("#", "/a/b/", true);
    row("sport/tennis/+", "sport/tennis/player1", true); // 4.7.1.3
    row("sport/tennis/+", "sport/tennis/player1/ranking", false);
    row("sport/+", "sport", false);
    row("sport/+", "sport/", true);
    row("+/+", "/finance", true);
    row("/+", "/finance", true);
    row("+", "/finance", false);
    row("+/tennis/#", "sport/tennis", true);
    row("+/tennis/#", "sport/golf", false);
    row("sport/+/player1", "sport/tennis/player1", true);
    row("sport/+/player1", "sport//player1", true);
    row("sport/+/player1", "sport/tennis/player2", false);
    row("+/#", "a", true);
    row("+/#", "a/b/c", true);
    row("+/+/#", "a", false);
    row("#", "$SYS/uptime", false); // 4.7.2-1
    row("+/uptime", "$SYS/uptime", false);
    row("+/#", "$SYS/uptime", false);
    row("$SYS/#", "$SYS/uptime", true);
    row("$SYS/+", "$SYS/uptime", true);
    row("$SYS/#", "$SYS", true);
    row("a/#", "a/$b", true);
    row("a", "a", true);
    row("a", "A", false);
    row("a", "a/", false);
    row("a/", "a", false);
    row("a//b", "a//b", true);
    row("a//b", "a/b", false);
    row("/", "/", true);
    row("/", "//", false);
    row("caf\xC3\xA9/+", "caf\xC3\xA9/\xC3\xA9", true);
    row("a", "ab", false);
    row("ab", "a", false);
    row("$share/group/sport/#", "sport/tennis", true); // 4.8.2
    row("$share/group/sport/#", "golf", false);
    row("$share/group/#", "$SYS/uptime", false);
    row("$share/group/$SYS/#", "$SYS/uptime", true);
    row("$share/group//a", "/a", true);
    row("$share/group/a", "group/a", false);
}

void TestTopicFilter::filterMatchesName()
{
    QFETCH(QByteArray, filter);
    QFETCH(QByteArray, name);
    QFETCH(bool, isMatch);
    QCOMPARE(matches(filter, name), isMatch);
}

void TestTopicFilter::manyLevelsNeedNeitherStackNorPatience() // who recurses or goes back does not come to an
                                                              // end
{
    const QByteArray filter = QByteArray("+/").repeated(32'000) + "+";
    const QByteArray name = QByteArray("a/").repeated(32'000) + "a";
    QVERIFY(matches(filter, name));
    QVERIFY(!matches(filter, name + "/a"));
    QVERIFY(matches(filter + "/#", name));
}

void TestTopicFilter::matchingAgreesWithLevelByLevel()
{
    // Every filter and every name of up to three short levels.
    const QByteArrayList nameLevels{"", "a", "ab", "$"};
    const QByteArrayList filterLevels{"", "a", "ab", "$", "+", "#"};
    const auto combine = [](const QByteArrayList &levels) {
        QByteArrayList all = levels;
        for (const QByteArray &first : levels) {
            for (const QByteArray &second : levels) {
                all.append(first + '/' + second);
                for (const QByteArray &third : levels)
                    all.append(first + '/' + second + '/' + third);
            }
        }
        return all;
    };
    int pairs = 0;
    for (const QByteArray &filter : combine(filterLevels)) {
        if (checkTopicFilter(filter) != TopicError::None)
            continue;
        for (const QByteArray &name : combine(nameLevels)) {
            if (name.isEmpty())
                continue;
            ++pairs;
            QVERIFY2(matches(filter, name) == matchesByLevels(filter, name),
                     (filter + " | " + name).constData());
        }
    }
    QVERIFY(pairs > 10'000);
}

void TestTopicFilter::filterIsChecked_data()
{
    QTest::addColumn<QByteArray>("filter");
    QTest::addColumn<int>("error");
    const auto row = [](const char *name, const QByteArray &filter, TopicError error) {
        QTest::newRow(name) << filter << int(error);
    };
    row("name", "a/b", TopicError::None);
    row("all", "#", TopicError::None);
    row("one level", "+", TopicError::None);
    row("all below", "a/#", TopicError::None);
    row("slash and all", "/#", TopicError::None);
    row("plus inside", "a/+/b", TopicError::None);
    row("all kinds", "+/a/+/#", TopicError::None);
    row("spaces", "a b/ ", TopicError::None);
    row("U+FEFF",
        "\xEF\xBB\xBF"
        "a",
        TopicError::None);
    row("longest", QByteArray(65535, 'a'), TopicError::None);
    row("empty", "", TopicError::Empty);
    row("too long", QByteArray(65536, 'a'), TopicError::TooLong);
    row("too long with wildcard", QByteArray(65535, 'a') + "/#", TopicError::TooLong);
    row("not UTF-8 [m5 3.8.3-1 3.10.3-1; m3 3.8.3-1 3.10.3-1]", "a\xFF", TopicError::NotUtf8);
    row("U+0000", QByteArray("a\0b", 3), TopicError::NullCharacter);
    row("hash behind text", "a#", TopicError::MisplacedWildcard);
    row("hash before text", "#a", TopicError::MisplacedWildcard);
    row("hash before slash", "#/", TopicError::MisplacedWildcard);
    row("hash not last [m5 4.7.1-1; m3 4.7.1-2]", "a/#/b", TopicError::MisplacedWildcard);
    row("plus behind text [m5 4.7.1-2; m3 4.7.1-3]", "a+", TopicError::MisplacedWildcard);
    row("plus before text", "+a/b", TopicError::MisplacedWildcard);
    row("two pluses", "++", TopicError::MisplacedWildcard);
    row("plus and hash", "+#", TopicError::MisplacedWildcard);
    row("two hashes", "##", TopicError::MisplacedWildcard);
    row("shared", "$share/group/a/+/#", TopicError::None);
    row("shared slash", "$share/group//", TopicError::None);
    row("like shared", "$shared/a", TopicError::None);
    row("share alone", "$share", TopicError::None);
    row("share without name [m5 4.8.2-1]", "$share//a", TopicError::ShareName);
    row("share without slash", "$share/group", TopicError::ShareName);
    row("share without filter", "$share/group/", TopicError::ShareName);
    row("share and nothing", "$share/", TopicError::ShareName);
    row("plus in share name [m5 4.8.2-2]", "$share/gr+up/a", TopicError::ShareName);
    row("hash in share name", "$share/#/a", TopicError::ShareName);
    row("misplaced in shared", "$share/group/a#", TopicError::MisplacedWildcard);
}

void TestTopicFilter::filterIsChecked()
{
    QFETCH(QByteArray, filter);
    QFETCH(int, error);
    QCOMPARE(int(checkTopicFilter(filter)), error);
}

void TestTopicFilter::wildcardsAreSeen()
{
    QVERIFY(hasWildcard("a/+"));
    QVERIFY(hasWildcard("#"));
    QVERIFY(!hasWildcard("a/b/$c"));
    QVERIFY(!hasWildcard(QByteArrayView()));
}

QTEST_APPLESS_MAIN(TestTopicFilter)
#include "tst_topicfilter.moc"
