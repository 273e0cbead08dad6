//! Lists (名单): the four tones.

named! {
    /// What it means to be on a list.
    pub enum ListTone {
        Red = "red", "守信激励";
        Black = "black", "严重失信";
        /// Watched, without any sanction.
        Watch = "watch", "重点关注";
        Abnormal = "abnormal", "经营异常";
    }
}
