#include "pages/person/WhyPanel.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>

#include "DistanceText.h"
#include "Messages.h"
#include "Paint.h"
#include "Theme.h"
#include "people/DistanceDigits.h"
#include "views/TilePaint.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"

namespace albumen {
namespace {

constexpr int pictureSide = 104, nearSide = 40, nearRows = 3, factRows = 6;

struct WhyWords {
    Q_DECLARE_TR_FUNCTIONS(albumen::WhyPanel)
};

const WhyPerson* personOf(const WhyCard& why)
{
    const auto labelled =
        std::ranges::find_if(why.people, [&](const WhyPerson& one) { return one.id == why.face.personId; });
    if (labelled != why.people.end()) return &*labelled;
    return why.people.empty() ? nullptr : &why.people.front();
}

QString againstWords(const WhyPerson& person)
{
    const QString name = fromUtf8(person.name);
    switch (person.against) {
    case Against::nothing: return WhyWords::tr("Near enough to %1 to be sure.").arg(name);
    case Against::refused: return WhyWords::tr("Somebody said that this is not %1.").arg(name);
    case Against::born: return WhyWords::tr("The photo was taken before %1 was born.").arg(name);
    case Against::inPhoto: return WhyWords::tr("Another face in this photo is %1.").arg(name);
    case Against::likeRefused: return WhyWords::tr("It is nearer to a face that is not %1.").arg(name);
    case Against::beyond: return WhyWords::tr("Too far from %1 even to be asked.").arg(name);
    case Against::limit: return WhyWords::tr("Asked: beyond the limit for a sure match with %1.").arg(name);
    case Against::margin: return WhyWords::tr("Asked: somebody else is nearly as near as %1.").arg(name);
    case Against::unusable: return WhyWords::tr("The face is too poor to be matched.");
    case Against::nearer: return WhyWords::tr("Somebody else is nearer than %1.").arg(name);
    case Against::photoMate: return WhyWords::tr("Another face in this photo is more like %1.").arg(name);
    }
    return {};
}

/// So that all of it can be read where the window is low.
QScrollArea* scrolled(QWidget* content, QWidget* parent)
{
    auto* const area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

QString howWords(LabelHow how)
{
    switch (how) {
    case LabelHow::decided: return WhyWords::tr("Confirmed");
    case LabelHow::sure: return WhyWords::tr("Matched, not confirmed");
    case LabelHow::ask: return WhyWords::tr("Waits for an answer");
    case LabelHow::unknown: return WhyWords::tr("Without a name");
    case LabelHow::ignored: return WhyWords::tr("Ignored");
    case LabelHow::notAFace: return WhyWords::tr("Not a face");
    }
    return {};
}

} // namespace

QString ruleWords(const WhyCard& why)
{
    if (why.face.how == LabelHow::decided && why.decision)
        return WhyWords::tr("Somebody said so on %1.").arg(whenText(why.decidedAtMs));
    const WhyPerson* const person = personOf(why);
    return person ? oneDot(againstWords(*person)) : QString();
}

/// A face, square.
class WhyPanel::Picture final : public QWidget
{
public:
    Picture(Thumbnails& thumbnails, int side, QWidget* parent) : QWidget(parent), thumbnails_(thumbnails)
    {
        setFixedSize(side, side);
        connect(&thumbnails, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
    }
    void show(FaceId face)
    {
        face_ = face;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        tilePaint::thumbnail(painter, rect(), tilePaint::faceRadius, thumbnails_, thumbnailOf(face_), nullptr);
    }

private:
    Thumbnails& thumbnails_;
    FaceId face_{};
};

/// A known face: picture, name, distance, and a bar with a mark at the limit.
class WhyPanel::NearRow final : public QWidget
{
public:
    NearRow(Thumbnails& thumbnails, QWidget* parent) : QWidget(parent), thumbnails_(thumbnails)
    {
        setFixedHeight(nearSide);
        connect(&thumbnails, &Thumbnails::arrived, this, qOverload<>(&QWidget::update));
    }
    void show(const NearFace& face, std::optional<float> limit)
    {
        near_ = face;
        limit_ = limit;
        setAccessibleName(WhyWords::tr("%1, distance %2").arg(fromUtf8(face.name), distanceText(face.distance)));
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        constexpr int left = nearSide + 12, barTop = 29, barHeight = 4, mark = 10;
        constexpr float beyondLimit = 1.25F; // how much of the scale there is
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        tilePaint::thumbnail(painter, {0, 0, nearSide, nearSide}, tilePaint::photoRadius, thumbnails_,
                             thumbnailOf(near_.face), nullptr);
        const QRect words(left, 3, width() - left, 22);
        const QString distance = distanceText(near_.distance);
        painter.setFont(fontOf(Type::caption));
        painter.setPen(theme().ink3);
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, distance);
        const int room = words.width() - QFontMetrics(painter.font()).horizontalAdvance(distance) - 8;
        painter.setFont(fontOf(Type::body));
        painter.setPen(theme().ink);
        painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(painter.font()).elidedText(fromUtf8(near_.name), Qt::ElideRight, room));
        const float whole = limit_ ? *limit_ * beyondLimit : 1;
        const QRect bar(left, barTop, width() - left, barHeight);
        paintBar(painter, bar, std::clamp(near_.distance / whole, 0.F, 1.F), theme().accent);
        if (limit_)
            painter.fillRect(
                QRectF(left + bar.width() / double(beyondLimit), barTop - (mark - barHeight) / 2., 2, mark),
                theme().ink);
    }

private:
    Thumbnails& thumbnails_;
    NearFace near_;
    std::optional<float> limit_;
};

/// What was measured: a word on the left, the figure on the right.
class WhyPanel::FactRow final : public QWidget
{
public:
    explicit FactRow(QWidget* parent)
        : QWidget(parent), what_(new WrappedLabel(Type::caption, &Theme::ink2)),
          figure_(new Label(Type::caption, &Theme::ink))
    {
        auto* const row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(what_, 1);
        row->addWidget(figure_, 0, Qt::AlignTop);
    }
    void show(const QString& what, const QString& figure)
    {
        what_->setText(what);
        figure_->setText(figure);
        setAccessibleName(WhyWords::tr("%1: %2").arg(what, figure));
    }

private:
    WrappedLabel* what_;
    Label* figure_;
};

WhyPanel::WhyPanel(Thumbnails& thumbnails, QWidget* parent)
    : QWidget(parent), title_(new Label(Type::section, &Theme::ink)),
      file_(new ElidedLabel(Qt::ElideMiddle, Type::body, &Theme::ink)),
      how_(new WrappedLabel(Type::caption, &Theme::ink3)), rule_(new WrappedLabel(Type::body, &Theme::ink2)),
      nearestTitle_(new Label(Type::strong, &Theme::ink)), photo_(new Button(Button::Kind::outlined)),
      body_(new QWidget)
{
    picture_ = new Picture(thumbnails, pictureSide, body_);
    title_->setWordWrap(true);
    rule_->setObjectName(QStringLiteral("whyRule"));
    photo_->setSmall(true);
    photo_->setObjectName(QStringLiteral("whyPhoto"));
    auto* const words = new QVBoxLayout;
    words->setSpacing(metric::tight);
    words->addWidget(file_);
    words->addWidget(how_);
    words->addWidget(photo_, 0, Qt::AlignLeft);
    words->addStretch();
    auto* const head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(picture_, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* const column = new QVBoxLayout(body_);
    column->setContentsMargins(24, 0, 24, 24);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(rule_);
    column->addSpacing(metric::tight);
    column->addWidget(nearestTitle_);
    for (int i = 0; i < nearRows; ++i) column->addWidget(near_.emplace_back(new NearRow(thumbnails, body_)));
    column->addWidget(new Line(Qt::Horizontal));
    for (int i = 0; i < factRows; ++i) {
        column->addWidget(facts_.emplace_back(new FactRow(body_)));
        facts_.back()->setObjectName(QStringLiteral("whyFact"));
    }
    column->addStretch(1);
    auto* const all = new QVBoxLayout(this);
    all->setContentsMargins(0, 24, 0, 0);
    title_->setContentsMargins(24, 0, 24, 0);
    all->addWidget(title_);
    all->addWidget(scrolled(body_, this));
    connect(photo_, &QPushButton::clicked, this, [this] {
        if (why_) emit photoWanted(fromUtf8(why_->face.path.string()));
    });
    retranslate();
}

QString WhyPanel::rule() const
{
    return rule_->text();
}

void WhyPanel::clear()
{
    why_.reset();
    retranslate();
}

void WhyPanel::show(const WhyCard& why)
{
    why_ = why;
    retranslate();
}

void WhyPanel::retranslate()
{
    photo_->setText(tr("Open photo"));
    nearestTitle_->setText(tr("Nearest known faces"));
    body_->setVisible(why_.has_value());
    if (!why_) {
        title_->setText(tr("Choose a face to see why it has its name."));
        return;
    }
    const QString name = fromUtf8(why_->face.person);
    title_->setText(name.isEmpty() ? tr("Why no name?") : tr("Why %1?").arg(name));
    picture_->show(why_->face.id);
    file_->setText(fromUtf8(why_->face.path.filename().string()));
    photo_->setVisible(!why_->face.path.empty());
    how_->setText(howWords(why_->face.how));
    rule_->setText(ruleWords(*why_));
    showFacts();
}

void WhyPanel::showFacts()
{
    const WhyPerson* const person = personOf(*why_);
    const std::optional<float> limit = person ? std::optional(person->sure) : why_->face.limit;
    nearestTitle_->setVisible(!why_->nearest.empty());
    for (std::size_t i = 0; i < near_.size(); ++i) {
        near_[i]->setVisible(i < why_->nearest.size());
        if (i < why_->nearest.size()) near_[i]->show(why_->nearest[i], limit);
    }
    std::vector<std::pair<QString, QString>> facts;
    if (person) {
        const int digits = distanceDigits(person->distance, {person->sure, person->ask});
        facts.emplace_back(tr("Distance to all faces of %1").arg(fromUtf8(person->name)),
                           distanceText(person->distance, digits));
        facts.emplace_back(tr("Limit for a sure match"), distanceText(person->sure, digits));
        facts.emplace_back(tr("Asked up to"), distanceText(person->ask, digits));
    }
    const FaceQuality& quality = why_->face.quality;
    facts.emplace_back(tr("Face size"), tr("%1 px").arg(qRound(quality.heightPx)));
    facts.emplace_back(tr("Sharpness"), QString::number(qRound(quality.sharpness)));
    facts.emplace_back(tr("Turned by"), tr("%1°").arg(qRound(std::abs(quality.yaw))));
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        facts_[i]->setVisible(i < facts.size());
        if (i < facts.size()) facts_[i]->show(facts[i].first, facts[i].second);
    }
}

} // namespace albumen
