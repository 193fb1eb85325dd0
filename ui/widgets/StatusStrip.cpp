#include "widgets/StatusStrip.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>

#include "Icons.h"
#include "Messages.h"
#include "Theme.h"
#include "widgets/Bar.h"
#include "widgets/Button.h"
#include "widgets/Card.h"
#include "widgets/Label.h"
#include "widgets/MessageLine.h"
#include "widgets/MessageList.h"

namespace albumen {
namespace {

/// A small icon in a colour of the theme.
class Glyph final : public QWidget
{
public:
    explicit Glyph(QWidget* parent) : QWidget(parent) { setFixedSize(16, 16); }
    void set(const QString& name, QColor Theme::*colour)
    {
        name_ = name;
        colour_ = colour;
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        paintIcon(painter, name_, rect(), theme().*colour_);
    }

private:
    QString name_ = QStringLiteral("cpu");
    QColor Theme::*colour_ = &Theme::ink2;
};

void keepRoom(QWidget& part)
{
    QSizePolicy policy = part.sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    part.setSizePolicy(policy);
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent), messages_(new MessageLine(this)), list_(new MessageList(*messages_, this)),
      job_(new QWidget(this)), jobName_(new ElidedLabel(Qt::ElideRight, Type::captionStrong, &Theme::ink, job_)),
      bar_(new Bar(job_)), jobText_(new ElidedLabel(Qt::ElideRight, Type::caption, &Theme::ink2, job_)),
      jobButtons_(new QWidget(this)), pause_(new Button(Button::Kind::icon, QStringLiteral("pause"), jobButtons_)),
      cancel_(new Button(Button::Kind::icon, QStringLiteral("close"), jobButtons_)),
      bell_(new Button(Button::Kind::quiet, QStringLiteral("bell"), this)), engineIcon_(new Glyph(this)),
      engine_(new Label(Type::caption, &Theme::ink2, this))
{
    bar_->setFixedWidth(112);
    keepRoom(*bar_); // where nobody knows how much there is to do, the rest stays where it is
    keepRoom(*jobButtons_);
    engine_->setObjectName(QStringLiteral("engine"));
    pause_->setObjectName(QStringLiteral("stripPause"));
    cancel_->setObjectName(QStringLiteral("stripCancel"));
    bell_->setObjectName(QStringLiteral("messagesBell"));
    for (Button* const button : {pause_, cancel_, bell_}) button->setSmall(true);
    bell_->reserve({QStringLiteral("88")});
    layOut();
    hideJob();
    connect(bell_, &QPushButton::clicked, this, &StatusStrip::openMessages);
    connect(messages_, &MessageLine::changed, this, &StatusStrip::showBell);
    connect(pause_, &QPushButton::clicked, this, &StatusStrip::pauseClicked);
    connect(cancel_, &QPushButton::clicked, this, &StatusStrip::cancelClicked);
    for (QWidget* const part : {engineIcon_, static_cast<QWidget*>(engine_)}) {
        part->installEventFilter(this);
        part->setCursor(Qt::PointingHandCursor);
    }
    retranslate();
}

void StatusStrip::layOut()
{
    auto* const job = new QHBoxLayout(job_);
    job->setContentsMargins(8, 0, 0, 0);
    auto* const buttons = new QHBoxLayout(jobButtons_);
    buttons->setContentsMargins(metric::tight, 0, metric::tight, 0);
    for (QHBoxLayout* const layout : {job, buttons}) layout->setSpacing(metric::tight);
    for (QWidget* const part :
         {static_cast<QWidget*>(jobName_), static_cast<QWidget*>(bar_), static_cast<QWidget*>(jobText_)})
        job->addWidget(part);
    for (Button* const button : {pause_, cancel_}) buttons->addWidget(button);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 1, 16, 0);
    row->setSpacing(0);
    row->addWidget(messages_, 1);
    row->addWidget(job_);
    row->addWidget(jobButtons_);
    row->addWidget(bell_);
    row->addSpacing(metric::tight);
    auto* const line = new Line(Qt::Vertical, this);
    line->setFixedHeight(28);
    row->addWidget(line);
    row->addSpacing(16);
    row->addWidget(engineIcon_);
    row->addSpacing(8);
    row->addWidget(engine_);
    setFixedHeight(grown(metric::strip, 1, 20));
}

void StatusStrip::showBell()
{
    const auto count = static_cast<int>(messages_->held().size());
    bell_->setText(count > 0 ? numberText(static_cast<std::uint64_t>(count)) : QString()); // as many as the list has
    bell_->setEnabled(count > 0);
    bell_->setToolTip(tr("%Ln messages", nullptr, count));
    bell_->setAccessibleName(bell_->toolTip());
}

void StatusStrip::openMessages()
{
    if (!messages_->held().isEmpty()) list_->openAbove(*bell_);
}

bool StatusStrip::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
        emit engineClicked();
    return QWidget::eventFilter(watched, event);
}

void StatusStrip::showJob(const JobOrder& order, const Progress& progress, bool paused)
{
    if (!jobShown()) reserveJob(order);
    jobName_->setText(paused ? tr("Paused") : doingText(order, progress.step));
    bar_->setVisible(progress.total > 0);
    bar_->show(progress.done, progress.total, paused);
    QStringList facts;
    if (progress.total > 0)
        facts << shareText(progress.done, progress.total);
    else if (progress.done > 0)
        facts << (progress.step == JobStep::fetch ? bytesText(progress.done) : numberText(progress.done));
    if (!paused && progress.rate > 0) facts << rateText(progress.rate, progress.step);
    if (!paused && progress.left && progress.total > 0) facts << leftText(*progress.left);
    jobText_->setToolTip(facts.join(tr(", ")));
    if (narrow() && facts.size() > 2) facts.removeAt(1); // how fast it goes says least
    jobText_->setText(facts.join(tr(", ")));
    pause_->setIconName(paused ? QStringLiteral("play") : QStringLiteral("pause"));
    pause_->setToolTip(paused ? tr("Resume (Ctrl+Shift+P)") : tr("Pause (Ctrl+Shift+P)"));
    pause_->setAccessibleName(pause_->toolTip());
    job_->show();
    jobButtons_->show();
}

bool StatusStrip::narrow() const
{
    return width() < metric::slimUnder;
}

/// As wide as it will be at most: while the job runs its buttons stay where they are, whatever is said.
void StatusStrip::reserveJob(const JobOrder& order)
{
    order_ = order;
    QStringList names{tr("Paused")};
    for (const JobStep step : {JobStep::recognise, JobStep::folders, JobStep::file, JobStep::zip})
        names << doingText(order, step);
    jobName_->reserve(names);
    const bool fetches = std::holds_alternative<jobs::FetchModel>(order);
    const QString rate = fetches ? rateText(888e6, JobStep::fetch) : rateText(888, JobStep::recognise);
    QStringList texts;
    for (const auto left : {std::chrono::minutes(44), std::chrono::minutes(0), std::chrono::minutes(20 * 60 + 44)}) {
        QStringList facts{shareText(1, 1), rate, leftText(left)};
        if (narrow()) facts.removeAt(1);
        texts << facts.join(tr(", "));
    }
    jobText_->reserve(texts);
    for (Label* const label : {jobName_, jobText_}) { // what is longer is cut
        label->setFixedWidth(label->minimumWidth());
        label->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    }
}

void StatusStrip::hideJob()
{
    job_->hide();
    jobButtons_->hide();
}

bool StatusStrip::jobShown() const
{
    return !job_->isHidden();
}

void StatusStrip::showEngine(const EngineCard& engine)
{
    engineInfo_ = engine;
    const bool card =
        engine.device.find("cuda") != std::string::npos || engine.device.find("CUDA") != std::string::npos;
    engine_->setText(card ? tr("Graphics card, CUDA") : tr("Processor, %Ln threads", nullptr, engine.threads));
    static_cast<Glyph*>(engineIcon_)
        ->set(engine.fellBack ? QStringLiteral("warn") : QStringLiteral("cpu"),
              engine.fellBack ? &Theme::warn : &Theme::ink2);
    engine_->setToolTip(deviceReasonText(engine.reason));
    engineIcon_->setToolTip(engine_->toolTip());
}

void StatusStrip::retranslate()
{
    if (jobShown()) reserveJob(order_);
    engine_->reserve({tr("Graphics card, CUDA"), tr("Processor, %Ln threads", nullptr, 88)});
    showBell();
    list_->retranslate();
    cancel_->setToolTip(tr("Cancel (Ctrl+.)"));
    cancel_->setAccessibleName(cancel_->toolTip());
    pause_->setAccessibleName(tr("Pause (Ctrl+Shift+P)"));
    showEngine(engineInfo_);
}

void StatusStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (jobShown()) reserveJob(order_);
}

void StatusStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().win);
    painter.fillRect(QRect(0, 0, width(), 1), theme().line);
}

} // namespace albumen
