// One person: names and numbers, the faces of their page, names while somebody types, merging side by side.
#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

/// Faces at these angles about axis 0, each in a photo of its own.
struct Faces {
    std::vector<FaceId> ids;
    PlantedLibrary library;

    explicit Faces(const std::vector<double>& degrees)
        : library([&](PlantedLibrary& planted) {
              for (const double angle : degrees) ids.push_back(planted.photo({PlantedLibrary::atAngle(angle)}).front());
          })
    {
    }
    std::string nameOf(FaceId face) { return library.face(face).person; }
    PersonId idOf(const std::string& name) { return must(library->people().named(name)).value(); }
};

std::vector<std::string> namesOf(const std::vector<NameCard>& cards)
{
    std::vector<std::string> names;
    for (const NameCard& card : cards) names.push_back(card.name);
    return names;
}

} // namespace

TEST_CASE("Another person of a name that is taken gets a number and the first stays who they are")
{
    Faces faces({0, 90, 180});
    const Decided first = faces.library.decide(AssignFaces{{faces.ids[0]}, "Anna"});
    const Decided second = faces.library.decide(AssignFaces{{faces.ids[1]}, Whom::another("Anna")});
    CHECK(second.sentence == "name 1 face Anna (2)");
    REQUIRE(first.person);
    REQUIRE(second.person);
    CHECK(*first.person != *second.person);
    CHECK(faces.nameOf(faces.ids[0]) == "Anna");
    CHECK(faces.nameOf(faces.ids[1]) == "Anna (2)");
    faces.library.decide(AssignFaces{{faces.ids[2]}, Whom::another("Anna")});
    CHECK(faces.nameOf(faces.ids[2]) == "Anna (3)");
    CHECK_FALSE(faces.library.decide(AssignFaces{{faces.ids[0]}, "Anna"}).person); // nobody new
    const Decided fresh = faces.library.decide(AssignFaces{{faces.ids[2]}, Whom::another("Zoe")});
    CHECK(fresh.sentence == "move 1 face, Anna (3) -> Zoe");
    const auto refused = faces.library->decide(AssignFaces{{faces.ids[2]}, Whom::another(" . ")});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::nameRefused);
}

TEST_CASE("A person is meant by number where names do not tell")
{
    Faces faces({0, 90});
    faces.library.decide(AssignFaces{{faces.ids[0]}, "Anna"});
    faces.library.decide(AssignFaces{{faces.ids[1]}, "Ben"});
    const PersonId anna = faces.idOf("Anna"), ben = faces.idOf("Ben");
    CHECK(faces.library.decide(RenamePerson{anna, "Annie"}).sentence == "rename Anna -> Annie");
    CHECK(faces.library.decide(SetBirth{ben, "2001-02-03"}).id);
    CHECK(must(faces.library->people().cards(std::span(&ben, 1))).front().birth == "2001-02-03");
    CHECK(faces.library.decide(MergePeople{ben, anna}).sentence == "merge Ben -> Annie");
    CHECK(faces.nameOf(faces.ids[1]) == "Annie");
    CHECK_FALSE(faces.library.decide(AssignFaces{{faces.ids[1]}, ben}).id ==
                std::nullopt); // the root of who was merged
    const auto nobody = faces.library->decide(RenamePerson{PersonId{999}, "X"});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == Code::personUnknown);
}

TEST_CASE("The faces of a person lie in three lists, newest and nearest first")
{
    Faces faces({0, 2, 5, 66, 64, 170});
    faces.library.decide(AssignFaces{{faces.ids[0], faces.ids[1]}, "Ida"});
    faces.library.settle();
    const auto photos = must(faces.library->photos().list({})).ids;
    faces.library.decide(SetTaken{{photos[1]}, 1'000'000});
    faces.library.settle();
    const PersonFaces page = must(faces.library->people().faces(faces.idOf("Ida")));
    CHECK(page.confirmed == std::vector{faces.ids[1], faces.ids[0]}); // the one that says when comes first
    CHECK(page.sure == std::vector{faces.ids[2]});
    CHECK(page.toConfirm == std::vector{faces.ids[4], faces.ids[3]});
    const auto nobody = faces.library->people().faces(PersonId{999});
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == Code::personUnknown);
}

TEST_CASE("One answer is given to all questions about one person and to nobody else's")
{
    Faces faces({0, 64, 66, 180, 245});
    faces.library.decide(AssignFaces{{faces.ids[0]}, "Ida"});
    faces.library.decide(AssignFaces{{faces.ids[3]}, "Jon"});
    faces.library.settle();
    REQUIRE(must(faces.library->people().faces(faces.idOf("Jon"))).toConfirm == std::vector{faces.ids[4]});
    REQUIRE(must(faces.library->people().faces(faces.idOf("Ida"))).toConfirm.size() == 2);
    CHECK(faces.library.decide(AnswerSuggestions{"Ida", AnswerAll::no}).sentence == "2 faces: not Ida");
    CHECK(must(faces.library->people().faces(faces.idOf("Ida"))).toConfirm.empty());
    faces.library.decide(Undo{});
    faces.library.settle();
    CHECK(faces.library.decide(AnswerSuggestions{"Ida", AnswerAll::ignore}).sentence == "ignore 2 faces");
    faces.library.decide(Undo{});
    faces.library.settle();
    CHECK(faces.library.decide(AnswerSuggestions{"Ida", AnswerAll::yes}).sentence == "confirm 2 faces Ida");
    CHECK(faces.nameOf(faces.ids[2]) == "Ida");
    CHECK_FALSE(faces.library.decide(AnswerSuggestions{"Ida", AnswerAll::yes}).id); // nothing is asked any more
    CHECK(faces.library.face(faces.ids[4]).how == LabelHow::ask);
    CHECK_FALSE(faces.library->decide(AnswerSuggestions{"Kim", AnswerAll::yes}));
}

TEST_CASE("Names come nearest first to the face that is named and by faces where there is none")
{
    Faces faces({0, 90, 91, 180, 30});
    faces.library.decide(AssignFaces{{faces.ids[0]}, "王小明"});
    faces.library.decide(AssignFaces{{faces.ids[1], faces.ids[2]}, "Jonas"});
    faces.library.decide(AssignFaces{{faces.ids[3]}, "José"});
    const auto ask = [&](NameQuery query) { return must(faces.library->people().matching(query)); };
    CHECK(namesOf(ask({})) == std::vector<std::string>{"Jonas", "José", "王小明"});
    const auto near = ask({.face = faces.ids[4]});
    CHECK(namesOf(near) == std::vector<std::string>{"王小明", "Jonas", "José"});
    REQUIRE(near[0].distance);
    CHECK(*near[0].distance == Approx(1 - std::cos(30 * 3.14159265 / 180)).margin(0.002));
    CHECK(near[0].best == faces.ids[0]);
    CHECK(near[1].distance);
    CHECK_FALSE(near[2].distance); // beyond the limit of asking: by name, and like nobody
    CHECK(namesOf(ask({.text = "jo", .face = faces.ids[3]})) == std::vector<std::string>{"Jonas", "José"});
    CHECK(namesOf(ask({.text = "wxm"})) == std::vector<std::string>{"王小明"});
    CHECK(namesOf(ask({.text = "jose"})) == std::vector<std::string>{"José"});
    CHECK(ask({.text = "x y z"}).empty());
    CHECK(ask({.most = 2}).size() == 2);
}

TEST_CASE("Whoever has just the name that is typed comes before all who look more alike")
{
    Faces faces({0, 90, 180, 5});
    faces.library.decide(AssignFaces{{faces.ids[0]}, "Hanna"});
    faces.library.decide(AssignFaces{{faces.ids[1]}, "Änn"});
    faces.library.decide(AssignFaces{{faces.ids[2]}, "Anna"});
    const auto ask = [&](const char* text) {
        return namesOf(must(faces.library->people().matching({.text = text, .face = faces.ids[3], .most = 1})));
    };
    CHECK(ask("ann") == std::vector<std::string>{"Änn"});
    CHECK(ask("Anna") == std::vector<std::string>{"Anna"});
    CHECK(ask("an") == std::vector<std::string>{"Hanna"}); // nobody is called so: the nearest
}

TEST_CASE("The face to show is the one that a person chose until that is undone")
{
    Faces faces({0, 5, 90});
    faces.library.decide(AssignFaces{{faces.ids[0], faces.ids[1]}, "Ida"});
    const PersonId ida = faces.idOf("Ida");
    const auto best = [&] { return must(faces.library->people().cards(std::span(&ida, 1))).front().best; };
    REQUIRE(best() == faces.ids[0]);
    faces.library.decide(SetBestFace{ida, faces.ids[1]});
    CHECK(best() == faces.ids[1]);
    faces.library.decide(Undo{});
    CHECK(best() == faces.ids[0]);
    const auto other = faces.library->decide(SetBestFace{ida, faces.ids[2]});
    REQUIRE_FALSE(other);
    CHECK(other.error().code == Code::noFace);
}

TEST_CASE("A deleted name is nobody's and comes back with undo")
{
    Faces faces({0, 2});
    faces.library.decide(AssignFaces{{faces.ids[0]}, "Ida"});
    faces.library.settle();
    REQUIRE(faces.nameOf(faces.ids[1]) == "Ida");
    CHECK(faces.library.decide(DeletePerson{"Ida"}).sentence == "change Ida, name deleted");
    faces.library.settle();
    CHECK(faces.nameOf(faces.ids[0]).empty());
    CHECK(faces.nameOf(faces.ids[1]).empty());
    CHECK_FALSE(must(faces.library->people().named("Ida")));
    faces.library.decide(Undo{});
    faces.library.settle();
    CHECK(faces.nameOf(faces.ids[1]) == "Ida");
}

TEST_CASE("Two people side by side: how near they are and whether a photo has both")
{
    std::vector<FaceId> ids;
    PlantedLibrary library([&](PlantedLibrary& planted) {
        for (const FaceId face : planted.photo({PlantedLibrary::atAngle(0), PlantedLibrary::atAngle(60)}))
            ids.push_back(face);
        ids.push_back(planted.photo({PlantedLibrary::atAngle(40)}).front());
    });
    library.decide(AssignFaces{{ids[0]}, "Ida"});
    library.decide(AssignFaces{{ids[1]}, "Jon"});
    library.decide(AssignFaces{{ids[2]}, "Kim"});
    const auto idOf = [&](const char* name) { return must(library->people().named(name)).value(); };
    const PairCard mates = must(library->people().pair(idOf("Ida"), idOf("Jon")));
    CHECK(mates.photosTogether == 1);
    CHECK(mates.in == Path("/photos/1.jpg"));
    const PairCard apart = must(library->people().pair(idOf("Kim"), idOf("Jon")));
    CHECK(apart.photosTogether == 0);
    CHECK_FALSE(apart.in);
    REQUIRE(apart.distance);
    CHECK(*apart.distance == Approx(1 - std::cos(20 * 3.14159265 / 180)).margin(0.002));
}
