// Why a face has its label: distances, limits, and the rule that spoke.
#include <catch2/catch.hpp>

#include "support/PlantedLibrary.h"

using namespace albumen;
using namespace albumen::test;

namespace {

struct Asked {
    PlantedLibrary library;
    explicit Asked(const std::function<void(PlantedLibrary&)>& plant) : library(plant) {}

    WhyCard why(FaceId face) { return must(library->faces().why(face)); }
    WhyPerson of(FaceId face, const std::string& name)
    {
        for (const WhyPerson& person : why(face).people)
            if (person.name == name) return person;
        FAIL("nothing is said of " << name);
        return {};
    }
};

} // namespace

TEST_CASE("A sure face says its distance and limit and the three nearest faces")
{
    std::vector<FaceId> known;
    FaceId near{};
    Asked asked([&](PlantedLibrary& planted) {
        for (const double angle : {0., 4., 8., 12.})
            known.push_back(planted.photo({PlantedLibrary::atAngle(angle)}).front());
        near = planted.photo({PlantedLibrary::atAngle(2)}).front();
    });
    asked.library.decide(AssignFaces{known, "Ida"});
    asked.library.settle();
    const WhyCard card = asked.why(near);
    CHECK(card.face.how == LabelHow::sure);
    CHECK_FALSE(card.decision);
    REQUIRE(card.people.size() == 1);
    CHECK(card.people[0].against == Against::nothing);
    CHECK(card.people[0].distance == Approx(card.face.distance.value()).margin(1e-4));
    CHECK(card.people[0].sure == Approx(card.face.limit.value()));
    CHECK(card.people[0].ask >= card.people[0].sure);
    REQUIRE(card.nearest.size() == 3);
    CHECK(card.nearest[0].distance <= card.nearest[1].distance);
    CHECK(std::set{card.nearest[0].face, card.nearest[1].face} == std::set{known[0], known[1]});
    CHECK(card.nearest[2].face == known[2]);
    CHECK(card.nearest[0].name == "Ida");
    REQUIRE(card.theirs.size() >= 2);
    for (const NearFace& one : card.theirs) CHECK(one.name == "Ida");
    CHECK(card.theirs[0].distance <= card.theirs[1].distance);
}

TEST_CASE("A named face says which decision named it and is not near itself")
{
    FaceId one{}, other{};
    Asked asked([&](PlantedLibrary& planted) {
        one = planted.photo({PlantedLibrary::atAngle(0)}).front();
        other = planted.photo({PlantedLibrary::atAngle(10)}).front();
    });
    const Decided named = asked.library.decide(AssignFaces{{one, other}, "Ida"});
    const WhyCard card = asked.why(one);
    CHECK(card.decision == named.id);
    CHECK(card.decided == "assigned");
    CHECK(card.decidedAtMs > 0);
    REQUIRE(card.nearest.size() == 1);
    CHECK(card.nearest[0].face == other);
    REQUIRE(card.people.size() == 1);
    CHECK(card.people[0].against == Against::nothing);
    asked.library.decide(IgnoreFaces{{other}});
    CHECK(asked.why(other).decided == "ignored");
    const auto none = asked.library->faces().why(FaceId{999});
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::noFace);
}

TEST_CASE("Each rule that keeps a face from a person is named")
{
    FaceId ida{}, asks{}, far{}, refused{}, mate{}, double1{};
    Asked asked([&](PlantedLibrary& planted) {
        ida = planted.photo({PlantedLibrary::atAngle(0)}).front();
        asks = planted.photo({PlantedLibrary::atAngle(65)}).front();
        far = planted.photo({PlantedLibrary::atAngle(120)}).front();
        refused = planted.photo({PlantedLibrary::atAngle(-50)}).front();
        const auto both = planted.photo({PlantedLibrary::atAngle(3), PlantedLibrary::atAngle(20)});
        mate = both[0];
        double1 = both[1];
    });
    asked.library.decide(AssignFaces{{ida}, "Ida"});
    asked.library.settle();
    CHECK(asked.of(asks, "Ida").against == Against::limit);
    CHECK(asked.of(far, "Ida").against == Against::beyond);
    CHECK(asked.of(double1, "Ida").against == Against::photoMate); // the other face of the photo is nearer
    CHECK(asked.of(mate, "Ida").against == Against::nothing);
    asked.library.decide(ConfirmFaces{{mate}});
    asked.library.settle();
    CHECK(asked.of(double1, "Ida").against == Against::inPhoto);
    REQUIRE(asked.library.face(refused).person == "Ida");
    asked.library.decide(RejectFaces{{refused}});
    asked.library.settle();
    CHECK(asked.of(refused, "Ida").against == Against::refused);
    const auto photos = must(asked.library->photos().list({})).ids;
    asked.library.decide(SetTaken{{photos[1]}, 0}); // of `asks`
    asked.library.decide(SetBirth{"Ida", "1990-01-01"});
    asked.library.settle();
    CHECK(asked.of(asks, "Ida").against == Against::born);
}

TEST_CASE("Between two people who are equally near it is the margin that asks")
{
    FaceId ida{}, jon{}, between{};
    Asked asked([&](PlantedLibrary& planted) {
        ida = planted.photo({PlantedLibrary::atAngle(0)}).front();
        jon = planted.photo({PlantedLibrary::atAngle(30)}).front();
        between = planted.photo({PlantedLibrary::atAngle(14)}).front();
    });
    asked.library.decide(AssignFaces{{ida}, "Ida"});
    asked.library.decide(AssignFaces{{jon}, "Jon"});
    asked.library.settle();
    REQUIRE(asked.library.face(between).how == LabelHow::ask);
    CHECK(asked.of(between, "Ida").against == Against::margin);
    CHECK(asked.of(between, "Jon").against == Against::nearer);
}
