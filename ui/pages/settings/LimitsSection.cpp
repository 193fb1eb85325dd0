#include "pages/settings/LimitsSection.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>

#include "Decider.h"
#include "Messages.h"
#include "Theme.h"
#include "Worker.h"
#include "widgets/Button.h"
#include "widgets/Label.h"
#include "widgets/MarkedSlider.h"

namespace albumen {
namespace {

constexpr int hundred = 100; // a slider's steps: hundredths of a distance
constexpr int most = 20;     // either way, in steps: LimitShift::most
constexpr int sliderWidth = 240;
constexpr int countAfterMs = 150, decideAfterMs = 900; // after the last step of a key

int stepsOf(float distance)
{
    return static_cast<int>(std::lround(distance * hundred));
}

/// As far from the record as a limit goes.
int within(int record, int steps)
{
    return std::clamp(steps, std::max(0, record - most), std::min(hundred, record + most));
}

} // namespace

LimitsSection::LimitsSection(const Parts& parts, QWidget* parent)
    : Section(QStringLiteral("limits"), parent), parts_(parts), told_(new FactRow), soon_(new QTimer(this)),
      settle_(new QTimer(this))
{
    match_ = makeLimit("limitMatch");
    ask_ = makeLimit("limitAsk");
    told_->setObjectName(QStringLiteral("limitsTold"));
    addRow(told_);
    soon_->setSingleShot(true);
    soon_->setInterval(countAfterMs);
    settle_->setSingleShot(true);
    settle_->setInterval(decideAfterMs);
    connect(soon_, &QTimer::timeout, this, &LimitsSection::preview);
    connect(settle_, &QTimer::timeout, this, &LimitsSection::settled);
    connect(match_.slider, &QSlider::valueChanged, this, [this] { moved(match_); });
    connect(ask_.slider, &QSlider::valueChanged, this, [this] { moved(ask_); });
    show();
}

LimitsSection::~LimitsSection()
{
    if (counting_) counting_->cancel();
}

LimitsSection::Limit LimitsSection::makeLimit(const char* name)
{
    Limit limit{.row = new FactRow};
    limit.slider = new MarkedSlider(limit.row);
    limit.slider->setObjectName(QLatin1String(name));
    limit.slider->setMinimumWidth(sliderWidth);
    limit.slider->setPageStep(5);
    limit.row->right().addWidget(limit.slider);
    limit.number = limit.row->addFact(0);
    limit.number->setLook(Type::medium, &Theme::ink);
    limit.number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    limit.byDefault = new Button(Button::Kind::quiet, {}, limit.row);
    limit.byDefault->setObjectName(QLatin1String(name) + QStringLiteral("Default"));
    limit.row->right().addWidget(limit.byDefault);
    addRow(limit.row);
    connect(limit.slider, &QSlider::sliderReleased, this, [this] {
        if (would_)
            take();
        else
            settle_->start(); // let go of before anybody could read what it would change
    });
    connect(limit.byDefault, &Button::clicked, this, [this, slider = limit.slider, name] {
        if (!card_) return;
        slider->setValue(stepsOf(name == QLatin1String("limitMatch") ? card_->recordMatch : card_->recordAsk));
        take();
    });
    return limit;
}

void LimitsSection::ask()
{
    const quint64 question = ++asked_;
    parts_.worker.ask(
        this, [&settings = parts_.settings] { return settings.limits(); },
        [this, question](const Result<std::optional<LimitsCard>>& answer) {
            if (question != asked_) return;
            if (touched()) {
                missed_ = true;
                return;
            }
            if (!answer) {
                parts_.messages.say({.rank = Rank::error,
                                     .topic = QStringLiteral("settings.limits"),
                                     .words = [error = answer.error()] { return piecesOf(error); }});
                return;
            }
            card_ = *answer;
            none_ = !card_;
            show();
        });
}

void LimitsSection::left()
{
    if (settle_->isActive()) take();
}

bool LimitsSection::touched() const
{
    return taking_ > 0 || settle_->isActive() || match_.slider->isSliderDown() || ask_.slider->isSliderDown();
}

void LimitsSection::show()
{
    for (const Limit* const limit : {&match_, &ask_}) limit->slider->setEnabled(card_.has_value());
    if (card_) {
        showLimit(match_, card_->recordMatch, card_->match);
        showLimit(ask_, card_->recordAsk, card_->ask);
    }
    showNumbers();
    showPreview();
}

/// Both on one scale: a place on one is the same distance on the other.
void LimitsSection::showLimit(Limit& limit, float record, float now)
{
    const int first = stepsOf(card_->recordMatch), second = stepsOf(card_->recordAsk);
    const QSignalBlocker quiet(limit.slider);
    limit.record = stepsOf(record);
    limit.slider->setRange(std::max(0, std::min(first, second) - most),
                           std::min(hundred, std::max(first, second) + most));
    limit.slider->setMark(limit.record);
    limit.put = stepsOf(now);
    limit.slider->setValue(limit.put);
}

/// Nothing is asked that is sure: the other one goes along where it must, and back to where it was put.
void LimitsSection::moved(Limit& by)
{
    const bool first = &by == &match_;
    Limit& other = first ? ask_ : match_;
    const QSignalBlocker quiet(other.slider), calm(by.slider);
    by.put = within(by.record, by.slider->value()); // the scale goes on where this one does not
    by.slider->setValue(by.put);
    other.slider->setValue(first ? std::max(other.put, by.put) : std::min(other.put, by.put));
    dropPreview();
    showNumbers();
    showPreview();
    soon_->start();
    if (!by.slider->isSliderDown()) settle_->start();
}

MoveLimits LimitsSection::asShown() const
{
    const auto beyond = [](const MarkedSlider* slider, float record) {
        const int steps = slider->value() - stepsOf(record);
        return static_cast<float>(std::clamp(steps, -most, most)) / hundred;
    };
    return {.match = beyond(match_.slider, card_->recordMatch), .ask = beyond(ask_.slider, card_->recordAsk)};
}

void LimitsSection::dropPreview()
{
    soon_->stop();
    if (counting_) counting_->cancel();
    would_.reset();
    ++previewed_;
}

void LimitsSection::preview()
{
    if (!card_) return;
    counting_ = std::make_shared<JobControl>();
    const quint64 question = ++previewed_;
    parts_.worker.ask(
        this, [&settings = parts_.settings, to = asShown(), job = counting_] { return settings.wouldChange(to, *job); },
        [this, question](const Result<std::uint64_t>& would) {
            if (question != previewed_) return;
            would_ = would;
            showPreview();
        });
}

void LimitsSection::settled()
{
    if (card_ && !would_) return settle_->start(); // nothing is decided before what it would change is said
    take();
}

void LimitsSection::take()
{
    settle_->stop();
    dropPreview();
    if (!card_) return;
    const bool same = match_.slider->value() == stepsOf(card_->match) && ask_.slider->value() == stepsOf(card_->ask);
    if (same) {
        if (std::exchange(missed_, false)) ask();
        return showPreview();
    }
    for (Limit* const limit : {&match_, &ask_}) limit->put = limit->slider->value();
    card_->match = static_cast<float>(match_.slider->value()) / hundred;
    card_->ask = static_cast<float>(ask_.slider->value()) / hundred;
    ++taking_; // what is answered meanwhile may be of before
    parts_.decider.take(asShown(), this, [this](const Result<Decided>&) {
        --taking_;
        ask(); // where it is refused, the old ones
    });
    showPreview();
}

void LimitsSection::showNumbers()
{
    for (Limit* const limit : {&match_, &ask_}) {
        const QString number = QLocale().toString(limit->slider->value() / double(hundred), 'f', 2);
        limit->number->setText(card_ ? number : QString());
        const float record = !card_ ? 0 : limit == &match_ ? card_->recordMatch : card_->recordAsk;
        limit->byDefault->setEnabled(card_ && limit->slider->value() != stepsOf(record));
        limit->byDefault->setToolTip(
            card_ ? tr("The default is %1").arg(QLocale().toString(stepsOf(record) / double(hundred), 'f', 2))
                  : QString());
    }
}

void LimitsSection::showPreview()
{
    if (none_) return told_->setWords(tr("No network that tells people apart is installed."), {});
    if (!card_) return told_->setWords(tr("Checking"), {});
    const bool same = match_.slider->value() == stepsOf(card_->match) && ask_.slider->value() == stepsOf(card_->ask);
    const QString learnt = card_->learnt && *card_->learnt < card_->match - 0.005F
                               ? tr("Strangers look alike in this library, so it keeps to %1 by itself.")
                                     .arg(QLocale().toString(static_cast<double>(*card_->learnt), 'f', 2))
                               : tr("The smaller the number, the surer, and the more faces are asked about.");
    if (same && !would_) return told_->setWords(tr("In force for all faces that nobody decided about."), learnt);
    if (!would_) return told_->setWords(tr("Counting what would change"), learnt);
    if (!*would_) return told_->setWords(sentenceOf(would_->error()), learnt);
    const int count = static_cast<int>(std::min<std::uint64_t>(**would_, 2'000'000'000));
    told_->setWords(count == 0 ? tr("No face would change.") : tr("%Ln faces would change.", nullptr, count), learnt);
}

void LimitsSection::retranslate()
{
    setWords(tr("Limits"), tr("how alike two faces must be, as a distance"));
    match_.row->setWords(tr("Sure up to"), tr("nearer faces are named without a question"));
    ask_.row->setWords(tr("Asked up to"), tr("farther faces stay unknown"));
    QStringList numbers; // digits need not be of one width
    for (int digit = 0; digit < 10; ++digit) numbers << QLocale().toString(digit * 0.11, 'f', 2);
    for (Limit* const limit : {&match_, &ask_}) {
        limit->number->reserve(numbers);
        limit->byDefault->setText(tr("Default"));
        const QString name = limit == &match_ ? tr("Sure up to") : tr("Asked up to");
        limit->slider->setAccessibleName(name);
        limit->byDefault->setAccessibleName(name + QStringLiteral(": ") + tr("Default"));
    }
    showNumbers();
    showPreview();
}

} // namespace albumen
